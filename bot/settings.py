"""The operator's settings: from the environment, else from a file `.env` in the current folder."""

from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any, Literal, cast

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from bot.places import default_data, written_path

# "CUTTING_DATA", "DISCORD_TOKN", "DISCORD_BOT_TOKEN" are meant for us; "DISCORD_WEBHOOK" is not.
_ALIKE = 0.85
_OURS = "CUTTINGS_"


class SettingsError(Exception):
    """Settings that cannot be used. The message names every one of them, and no value."""


class Settings(BaseSettings):
    """Everything that an operator can set. A setting's name in the environment is its alias."""

    model_config = SettingsConfigDict(extra="ignore", env_ignore_empty=True, case_sensitive=True)

    discord_token: SecretStr | None = Field(
        default=None, validation_alias="DISCORD_TOKEN", description="The bot's token from the Discord developer portal."
    )
    data: Path = Field(
        default_factory=default_data,
        validation_alias="CUTTINGS_DATA",
        description="The folder for everything that the bot keeps.",
    )
    corpus: Path | None = Field(
        default=None,
        validation_alias="CUTTINGS_CORPUS",
        description="A corpus folder to ask instead of the shipped one.",
    )
    message_content: bool = Field(
        default=False,
        validation_alias="CUTTINGS_MESSAGE_CONTENT",
        description="Whether the bot may read messages that are not to it, for channels where every question is "
        "answered. Discord must allow it: developer portal, Bot, Message Content Intent.",
    )
    log_level: Literal["INFO", "WARNING", "ERROR"] = Field(
        default="INFO",
        validation_alias="CUTTINGS_LOG_LEVEL",
        description="How much the bot logs: INFO, WARNING or ERROR.",
    )

    @field_validator("discord_token")
    @classmethod
    def _token(cls, token: SecretStr | None) -> SecretStr | None:
        if token is None:
            return None
        bare = token.get_secret_value().strip().removeprefix("Bot ").strip()
        if any(c.isspace() or not c.isascii() for c in bare):
            raise ValueError("holds a space or a character that no token holds; copy it again")
        return SecretStr(bare) if bare else None

    @field_validator("data", "corpus")
    @classmethod
    def _path(cls, written: Path | None) -> Path | None:
        return written and written_path(written)

    @field_validator("log_level", mode="before")
    @classmethod
    def _upper(cls, level: object) -> object:
        return level.upper() if isinstance(level, str) else level

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """The environment, then what it is made with."""
        return env_settings, init_settings


def read_settings(env_file: Mapping[str, str]) -> Settings:
    """The settings of this process; `env_file` holds those that the environment does not.

    Raises SettingsError with every problem at once.
    """
    try:
        return Settings(**cast("Any", env_file))
    except ValidationError as error:
        # Only the key and the rule: the value may be a secret.
        problems = [f"  {'.'.join(map(str, e['loc']))}: {_rule(e)}" for e in error.errors(include_input=False)]
        raise SettingsError("These settings cannot be used:\n" + "\n".join(problems)) from None


def misspelt(names: Iterable[str]) -> list[str]:
    """The `names` of the environment and `.env` that look like settings and are none, as an operator is told of them.

    What is only like a setting was not meant for it where that is there as well.
    """
    known = [str(field.validation_alias) for field in Settings.model_fields.values()]
    there = set(names)
    told = []
    for name in sorted(there.difference(known)):
        likeness, nearest = max((_likeness(name, setting), setting) for setting in known)
        if name.upper().startswith(_OURS) or (likeness >= _ALIKE and nearest not in there):
            told.append(f"{name} is no setting; the nearest is {nearest}")
    return told


def _likeness(name: str, setting: str) -> float:
    """From 0 to 1; what all our names begin with makes none alike."""
    name = name.upper()
    if name.startswith(_OURS):
        name, setting = name.removeprefix(_OURS), setting.removeprefix(_OURS)
    return SequenceMatcher(None, name, setting, autojunk=False).ratio()


def _rule(error: ErrorDetails) -> str:
    """What a setting must be, in an operator's words."""
    match error["type"]:
        case "bool_parsing":
            return "must be true or false"
        case "literal_error":
            return "must be " + str(error["ctx"]["expected"]).replace("'", "")
    return error["msg"].removeprefix("Value error, ")
