"""What every test lives in: fixed settings, no network, and no undefined template variable."""

import gc
import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import time_machine
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis

from tests import databases, environment, migrated, network, torture

# Before pytest-django reads the settings, which pytest does after loading this file.
environment.fix()
network.block()

# The same examples in every run, so that nobody's change is refused for what it did not touch;
# torture looks for new ones. How long one takes says more about the machine's other work.
hypothesis.register_profile(
    "steady",
    deadline=None,
    derandomize=not torture.WHOLE,
    max_examples=torture.examples(20),
    suppress_health_check=[HealthCheck.too_slow],
)
hypothesis.load_profile("steady")


@pytest.hookimpl(tryfirst=True)
def pytest_configure() -> None:
    """Change the few settings that only a test may have."""
    from django.conf import settings
    from django.test import utils

    from tests.undefined import Undefined

    options: Any = settings.TEMPLATES[0]["OPTIONS"]
    options["string_if_invalid"] = Undefined("%s")
    # Nothing is collected for tests, so files keep their plain names.
    settings.STORAGES["staticfiles"]["BACKEND"] = (
        "django.contrib.staticfiles.storage.StaticFilesStorage"
    )
    # WhiteNoise reads this folder anew for each client; `make run` fills the real one.
    settings.STATIC_ROOT = settings.BASE_DIR / "var" / "nothing-collected"
    # The real one is slow on purpose.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    test_utils: Any = utils
    test_utils.instrumented_test_render = render_and_tell


def render_and_tell(template: Any, context: Any) -> Any:
    """Tell the test's client of a page's own template alone.

    Django tells it of each template inside too, with a copy of the context for every one.
    """
    from django.test.signals import template_rendered

    if context.template is template:
        template_rendered.send(sender=template, template=template, context=context)
    return template.nodelist.render(context)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Those of whole pages first: nobody waits for one long file at the end.

    On PostgreSQL only what it may answer in another way than SQLite says anything new.
    """
    items.sort(key=lambda item: "/tests/site/" not in item.path.as_posix())
    if os.environ.get("TEST_DATABASE_URL"):
        config.hook.pytest_deselected(items=[one for one in items if not databases.asks_both(one)])
        items[:] = [item for item in items if databases.asks_both(item)]


TODAY = datetime(2026, 11, 27, 12, tzinfo=UTC)
"""The moment at which the tests begin; no fact of the fixtures became known later.

A test that is about another day goes there itself.
"""


def pytest_collection_finish(session: pytest.Session) -> None:
    """Set the clock, so that no outcome hangs on the day; a browser has a clock of its own.

    What was collected stays to the end, so Python need not look through it for garbage.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)
    if all(item.get_closest_marker("browser") for item in session.items):
        databases.keep_in_a_file()
        return
    clock = time_machine.travel(TODAY)
    clock.start()
    session.config.add_cleanup(clock.stop)


@pytest.fixture(scope="session")
def folder_of_run(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A folder that the workers of a run share."""
    folder = tmp_path_factory.getbasetemp()
    # Workers have folders of their own inside a common one.
    return migrated.folder_of_run(folder if worker_id == "master" else folder.parent)


@pytest.fixture(scope="session")
def django_db_setup(request: pytest.FixtureRequest, folder_of_run: Path) -> None:
    """The database of pytest-django, migrated by one of the workers."""
    with migrated.migrating_once(folder_of_run):
        request.getfixturevalue("django_db_setup")


@pytest.fixture(scope="session", autouse=True)
def facts_can_be_flushed(folder_of_run: Path) -> Iterator[None]:
    """Tests that really commit empty every table afterwards, which the triggers refuse.

    They are lifted for the flush alone; afterwards a database becomes what it was then.
    """
    from django.core.management.commands import flush
    from django.db import connections

    from libs import triggers

    handle = flush.Command.handle

    def without_triggers(self: Any, **options: Any) -> None:
        connection = connections[options["database"]]
        if migrated.put_back(connection, folder_of_run):
            return
        with triggers.lifted(connection):
            handle(self, **options)
        migrated.keep_rows_of_migrate(connection)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(flush.Command, "handle", without_triggers)
        yield


@pytest.fixture
def as_in_a_new_process() -> None:
    """Nothing is answered from what an earlier test has read: for tests that count queries."""
    from libs.pagememo.readings import forget_readings

    forget_readings()


@pytest.fixture
def django_assert_num_queries(django_assert_num_queries: Any, as_in_a_new_process: None) -> Any:
    return django_assert_num_queries


@pytest.fixture
def django_assert_max_num_queries(
    django_assert_max_num_queries: Any, as_in_a_new_process: None
) -> Any:
    return django_assert_max_num_queries


@pytest.fixture
def first_num_queries(django_assert_num_queries: Any) -> Any:
    """The queries of a block that runs as the first of a new process."""
    from libs.pagememo.readings import forget_readings

    def asserted(number: int) -> Any:
        forget_readings()
        return django_assert_num_queries(number)

    return asserted
