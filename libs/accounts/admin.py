"""Users and groups in the admin site. Nobody can give more rights than they have."""

from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.admin.models import LogEntry
from django.contrib.auth.admin import GroupAdmin as DjangoGroupAdmin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.forms import UserChangeForm, UserCreationForm
from django.contrib.auth.models import Group, Permission, User
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django_otp.plugins.otp_static import admin as otp_static
from django_otp.plugins.otp_totp import admin as otp_totp

from libs.accounts import security_log
from libs.accounts.second_factor import HAS_SECOND_FACTOR
from libs.accounts.sessions import end_sessions, open_sessions
from libs.backoffice.base import TrackerAdmin
from libs.backoffice.relations import ManyField
from libs.names import tidy_line

# Our pages replace Django's for users and groups. django-otp's go: users manage their own second
# factor, on a page of their own.
for model in (User, Group, otp_totp.TOTPDevice, otp_static.StaticDevice):
    admin.site.unregister(model)

LOST_PHONE = (
    "If phone and recovery codes are lost, whoever runs the site takes it away: "
    "manage.py remove_second_factor {}"
)
RIGHTS_FIELDS = ("is_active", "is_staff", "groups")
SUPERUSER_RIGHTS_FIELDS = (*RIGHTS_FIELDS, "is_superuser", "user_permissions")
USER_HAS_CHANGES = (
    "Changes are recorded under this user’s name. Turn off “Active” instead: it ends all access."
)


class RoleField(ManyField):
    """A choice of groups, each with what its role is for."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.name}: {settings.ROLES[obj.name]}" if obj.name in settings.ROLES else str(obj)


class TidyNames:
    """A form whose names hold nothing that nobody can see: they stand in pages and feeds."""

    cleaned_data: dict[str, Any]

    def _clean_fields(self) -> None:
        super()._clean_fields()  # type: ignore[misc]  # Django's hook, which the stubs leave out
        for name in {"first_name", "last_name", "name"} & self.cleaned_data.keys():
            self.cleaned_data[name] = tidy_line(self.cleaned_data[name])


class UserForm(TidyNames, UserChangeForm):
    pass


class NewUserForm(TidyNames, UserCreationForm):
    pass


class GroupForm(TidyNames, forms.ModelForm):
    pass


@admin.register(User)
class UserAdmin(DjangoUserAdmin, TrackerAdmin):  # type: ignore[misc]  # two bases, one signature
    form = UserForm
    # Keeps no versions of password hashes and rights: Django's log says who changed them.
    is_edited = False
    add_form = NewUserForm
    list_display = ["username", "full_name", "roles", "second_factor", "is_active", "last_login"]
    list_filter = ["is_active", "is_staff", "is_superuser", "groups"]
    filter_horizontal = ("user_permissions",)
    actions = ("sign_out",)
    help_texts: ClassVar[dict[str, str]] = {
        "is_active": "Turn this off instead of deleting a user: it ends all access at once.",
        "is_staff": "May sign in here. Their role says what they may do.",
        "groups": "What they may do. Choose one: each has the rights of those before it.",
    }

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        users = super().get_queryset(request).annotate(has_second_factor=HAS_SECOND_FACTOR)
        return users.prefetch_related("groups")

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        if obj is None:
            who = ("username", "first_name", "last_name", "email")
            return [
                ("Who it is", {"fields": who}),
                ("Password", {"fields": ("password1", "password2")}),
                ("Rights", {"fields": ("is_staff", "groups")}),
            ]
        rights = SUPERUSER_RIGHTS_FIELDS if _is_superuser(request) else RIGHTS_FIELDS
        return [
            ("Who it is", {"fields": ("username", "sign_in", "first_name", "last_name", "email")}),
            ("Rights", {"fields": rights}),
            ("The record", {"fields": ("factor_and_help", "last_login", "date_joined")}),
        ]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        record = ["sign_in", "factor_and_help", "last_login", "date_joined"]
        # Nobody changes their own rights, so the last administrator cannot lock everybody out.
        return [*record, *SUPERUSER_RIGHTS_FIELDS] if obj == request.user else record

    def get_autocomplete_fields(self, request: HttpRequest) -> list[str]:
        return []

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        return {"is_staff": True}

    def formfield_for_manytomany(
        self, db_field: Any, request: HttpRequest, **kwargs: Any
    ) -> forms.ModelMultipleChoiceField[Any] | None:
        if db_field.name == "groups":
            kwargs["form_class"] = RoleField
            kwargs["queryset"] = grantable_groups(request.user)
            kwargs["widget"] = forms.CheckboxSelectMultiple
            return db_field.formfield(**kwargs)
        kwargs["queryset"] = Permission.objects.select_related("content_type")
        kwargs["form_class"] = ManyField
        return admin.ModelAdmin.formfield_for_manytomany(self, db_field, request, **kwargs)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        may: bool = super().has_change_permission(request, obj)
        return may and (obj is None or has_no_more_rights(obj, request.user))

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        may: bool = super().has_delete_permission(request, obj)
        return may and (
            obj is None or (obj != request.user and has_no_more_rights(obj, request.user))
        )

    def save_related(self, request: Any, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        user = form.instance
        if user.is_active and not user.is_superuser and not user.groups.exists():
            told = "has no role yet and can do nothing here: choose one under Rights."
            self.message_user(request, f"“{user}” {told}", messages.WARNING)

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        log = LogEntry.objects.filter(user__in=[user.pk for user in objs])
        if log.exists():
            return [str(user) for user in objs], {}, set(), [USER_HAS_CHANGES]
        return super().get_deleted_objects(objs, request)

    @admin.action(description="Sign out everywhere", permissions=["change"])
    def sign_out(self, request: HttpRequest, users: QuerySet[Any]) -> None:
        """End every session of those chosen; who has more rights than the one who asks is left."""
        now, ended = timezone.now(), 0
        for user in users:
            if self.has_change_permission(request, user):
                ended += end_sessions(open_sessions(user, now))
                security_log.tell(f"ended the sessions of user {user.pk}", request.user)
            else:
                self.message_user(
                    request, f"{user} has rights that you lack, and stays.", messages.WARNING
                )
        self.message_user(request, f"{ended} session{'s' if ended != 1 else ''} ended.")

    @admin.display(description="name")
    def full_name(self, user: User) -> str:
        return user.get_full_name()

    @admin.display(description="role")
    def roles(self, user: User) -> str:
        names = ["superuser"] if user.is_superuser else []
        return ", ".join([*names, *(group.name for group in user.groups.all())])

    @admin.display(description="password")
    def sign_in(self, user: User) -> str:
        """Never what is stored of it."""
        told = "Set another password" if user.has_usable_password() else "None. Set a password"
        address = reverse("admin:auth_user_password_change", args=[user.pk])
        return format_html('<a href="{}">{}</a>', address, told)

    @admin.display(description="second factor")
    def second_factor(self, user: Any) -> str:
        return "set up" if user.has_second_factor else "none"

    @admin.display(description="second factor")
    def factor_and_help(self, user: Any) -> str:
        lost = LOST_PHONE.format(user.username) if user.has_second_factor else ""
        return ". ".join(filter(None, (self.second_factor(user), lost)))


@admin.register(Group)
class GroupAdmin(DjangoGroupAdmin, TrackerAdmin):
    """Only for superusers: no role has a right to groups."""

    form = GroupForm
    is_edited = False
    help_texts: ClassVar[dict[str, str]] = {
        "permissions": "The command `make_roles` restores the rights of the three roles.",
    }

    def get_autocomplete_fields(self, request: HttpRequest) -> list[str]:
        return []

    def formfield_for_manytomany(
        self, db_field: Any, request: Any = None, **kwargs: Any
    ) -> forms.ModelMultipleChoiceField[Any] | None:
        kwargs["queryset"] = Permission.objects.select_related("content_type")
        kwargs["form_class"] = ManyField
        return admin.ModelAdmin.formfield_for_manytomany(self, db_field, request, **kwargs)


def has_no_more_rights(other: User, user: Any) -> bool:
    """Tell whether `user` has every right that `other` has, and so may manage them."""
    if user.is_superuser:
        return True
    if other.is_superuser:
        return False
    theirs = Permission.objects.filter(Q(user=other) | Q(group__user=other))
    return not theirs.exclude(pk__in=_rights(user)).exists()


def grantable_groups(user: Any) -> QuerySet[Group]:
    """Return the groups that have no right that the user lacks."""
    groups = Group.objects.order_by("pk")
    if user.is_superuser:
        return groups
    beyond = Permission.objects.exclude(pk__in=_rights(user))
    return groups.exclude(permissions__in=beyond)


def _rights(user: Any) -> QuerySet[Permission, int]:
    return Permission.objects.filter(Q(user=user) | Q(group__user=user)).values_list(
        "pk", flat=True
    )


def _is_superuser(request: HttpRequest) -> bool:
    return bool(request.user.is_active and getattr(request.user, "is_superuser", False))
