"""Two machines that publish what is due at the same moment publish it once."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from reforms.models import Update
from sittings import drafts
from tests.sittings.sitting import TEXT, plan
from tests.sittings.test_at_their_time import scheduled
from tests.sittings.test_publishing import nine
from tests.threads import for_threads

__all__ = ["for_threads"]

pytestmark = pytest.mark.both_databases


def test_two_machines_publish_a_draft_once(for_threads: Callable[..., Any]) -> None:
    anna = User.objects.create_superuser("anna")
    scheduled(drafts.start(nine(plan("A plan", "Done")), TEXT, anna), anna)

    def run() -> list[bool]:
        return [one.is_published for one in drafts.publish_due(timezone.now())]

    done = for_threads(run, run)

    assert sorted(done) == [[], [True]]
    (count,) = for_threads(Update.objects.count)
    assert count == 2
