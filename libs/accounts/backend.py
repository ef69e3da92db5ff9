"""The authentication backend."""

from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import User

from libs.accounts.second_factor import HAS_SECOND_FACTOR


class PasswordBackend(ModelBackend):
    """Django's backend, with whether the user has a second factor read in the same query."""

    def get_user(self, user_id: int) -> User | None:
        users = User._default_manager.annotate(has_second_factor=HAS_SECOND_FACTOR)
        user = users.filter(pk=user_id).first()
        return user if user and self.user_can_authenticate(user) else None
