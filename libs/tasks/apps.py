"""The app whose one table keeps what people agreed about their work."""

from django.apps import AppConfig


class TasksConfig(AppConfig):
    name = "libs.tasks"
    label = "tasks"
    verbose_name = "Work taken and put off"
