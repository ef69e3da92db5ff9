"""Where a session's user comes from."""

from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import User

from libs.accounts.second_factor import HAS_ONE


class PasswordBackend(ModelBackend):
    """Django's own; it learns in the same query whether the user has set up a second factor."""

    def get_user(self, user_id: int) -> User | None:
        users = User._default_manager.annotate(has_second_factor=HAS_ONE)
        user = users.filter(pk=user_id).first()
        return user if user and self.user_can_authenticate(user) else None
