"""The markup of what both drawings repeat: a mark in its lane, a strip of time, a milestone's row.

A page has hundreds of each, and a template takes as long for one of them as a database for a
query: so these three are put together here, and all that stands around them in templates.
"""

from collections.abc import Iterable

from django.utils.html import escape
from django.utils.safestring import SafeString

from reforms.marks import standing_mark
from reforms.overview.lanes import DrawnMark, Plot
from reforms.timeline.arrows import Arrow
from reforms.timeline.glyphs import Band, Fade, Strip
from reforms.timeline.layout import MilestoneRow
from reforms.timeline.looks import Look

SQUARED = (Look.MET.value, Look.PART.value, Look.HAPPENED.value)
"""The looks that have a mark of their own where others say so."""


def draw_plot(plot: Plot, mode: str = "") -> SafeString:
    """The marks of one line of the overview, with their bars.

    `mode` "links" makes a link of each mark, "titles" names it for a pointer.
    """
    return SafeString("\n" + "".join(_mark(one, mode) for one in plot.marks) + "\n")


def _mark(drawn: DrawnMark, mode: str) -> str:
    look, is_link = drawn.spot.look.value, mode == "links"
    label = escape(drawn.label) if mode else ""
    named = f"<title>{label}</title>" if label else ""
    place = f'x="{drawn.at}" y="{drawn.y}"'
    opening, closing, target = f'<g class="look look--{look}">', "</g>", ""
    if is_link:
        href = escape(drawn.spot.lane.href)
        opening, closing = f'<a class="look look--{look}" href="{href}">', "</a>"
        target = f'<rect class="mark__target" {place} width="12" height="12"/>'
    tick = ""
    if at := drawn.tick_at:
        tick = f'<rect class="overview__tick" x="{at}" width="2" y="{drawn.tick_y}" height="8"/>'
    kind = _mark_of(look, drawn.spot.lane.is_others)
    shape = f'<use href="#mark-{kind}" {place}/>'
    if beyond := drawn.spot.beyond:
        shape = f'<use class="timeline__more" href="#overview-{beyond.value}" {place}/>'
    # A page has hundreds: as few elements as draw one.
    return f"{opening}{named}{_bar(drawn, look)}{tick}{target}{shape}{closing}\n"


def _bar(drawn: DrawnMark, look: str) -> str:
    bar = drawn.bar
    if bar is None:
        return ""
    kind = ' overview__bar--sure"'
    if bar.fade != Fade.NONE:
        kind = f'" fill="url(#overview-{bar.fade.value}-{look})"'
    return (
        f'<rect class="overview__bar{kind} x="{bar.left}" width="{bar.across}"'
        f' y="{drawn.bar_y}" height="4"/>'
    )


def draw_strip(strip: Strip, look: str) -> SafeString:
    """The time of one milestone, 30 units high, the middle at 15; `look` is its standing's."""
    wait = edge = tick = mark = ""
    if strip.wait:
        since, at = strip.wait.since_at, strip.wait.at
        wait = f'<line class="timeline__waiting" x1="{since}" x2="{at}" y1="15" y2="15"/>'
    if at := strip.edge_at:
        edge = f'<line class="timeline__edge" x1="{at}" x2="{at}" y1="7" y2="23"/>'
    if at := strip.tick_at:
        tick = f'<line class="timeline__edge" x1="{at}" x2="{at}" y1="9" y2="21"/>'
    if at := strip.mark_at:
        kind = _mark_of(look, strip.is_others)
        mark = f'<use href="#mark-{kind}" x="{at}" y="15"/>'
    slip = _slip(strip.arrow) if strip.arrow else ""
    before = '<use class="timeline__more" href="#timeline-before"/>' if strip.before else ""
    after = '<use class="timeline__more" href="#timeline-after" x="100%"/>' if strip.after else ""
    parts = (wait, _band(strip.band, look), edge, tick, mark, slip, before, after)
    drawn = "".join(f"  {part}\n" for part in parts)
    return SafeString(f'\n<g class="look look--{look}">\n{drawn}</g>\n')


def _mark_of(look: str, is_others: bool) -> str:
    """What a mark is called; of what others say has happened it is a square."""
    return f"{look}-others" if is_others and look in SQUARED else look


def _slip(arrow: Arrow) -> str:
    """The slim arrow below the band; its head does not stretch with the column."""
    way = "later" if arrow.is_later else "earlier"
    start, end = arrow.start_at, arrow.end_at
    return (
        f'<g class="timeline__slip"><line x1="{start}" x2="{end}" y1="26" y2="26"/>'
        f'<line x1="{start}" x2="{start}" y1="23" y2="29"/>'
        f'<use href="#timeline-{way}" x="{end}" y="26"/></g>'
    )


def _band(band: Band | None, look: str) -> str:
    if band is None:
        return ""
    sides = f'x="{band.left}" width="{band.across}" y="12" height="6"'
    if band.fade == Fade.NONE:
        sides = sides.replace(" width", "\n    width")
        return f'\n  <rect class="timeline__band timeline__band--sure" {sides}/>\n  \n  '
    fade = f"url(#fade-{band.fade.value}-{look})"
    return f'\n  <rect class="timeline__band" {sides}\n    fill="{fade}" stroke="{fade}"/>\n  '


def draw_rows(rows: Iterable[MilestoneRow]) -> SafeString:
    """The milestones of a reform, a <tr> each."""
    return SafeString("".join(map(_row, rows)))


def _row(row: MilestoneRow) -> str:
    lane = row.lane
    mark = standing_mark(lane.standing, label=lane.standing_label, is_others=lane.is_others)
    words, interval = escape(lane.words), escape(lane.interval)
    told = "<span>no date given</span>"
    if words:
        proposed = " <span>proposed</span>" if lane.is_proposed else ""
        told = f"<q>{words}</q>{proposed}\n        "
    read = heard = ""
    if interval and interval != words:
        span = f'<span class="timeline__interval" aria-hidden="true">· {interval}</span>'
        read = f"\n        {span}\n        "
        heard = f'<span class="govuk-visually-hidden">{interval}</span>'
    if lane.slipped:
        read += f'<span class="timeline__slipped">{escape(lane.slipped)}</span>'
    return f"""
    <tr id="{escape(lane.anchor)}">
      <th scope="row"><a href="{escape(lane.href)}">{escape(lane.title)}</a></th>
      <td class="timeline__words">
        {told}
        {read}
      </td>
      <td class="timeline__time">
        <svg aria-hidden="true" focusable="false">
          <use href="#timeline-ground"/>{draw_strip(row.strip, lane.look.value)}
        </svg>
        {heard}
      </td>
      <td class="timeline__standing">{mark}</td>
    </tr>
    """
