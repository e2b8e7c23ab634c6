"""The operator's settings: from the environment, else from a file `.env` in the current folder."""

from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.places import default_data


class SettingsError(Exception):
    """Settings that cannot be used. The message names every one of them, and no value."""


class Settings(BaseSettings):
    """Everything that an operator can set. A setting's name in the environment is its alias."""

    model_config = SettingsConfigDict(
        env_file=".env",
        env_file_encoding="utf-8",
        extra="ignore",
        env_ignore_empty=True,
    )

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
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        default="INFO",
        validation_alias="CUTTINGS_LOG_LEVEL",
        description="How much the bot logs: DEBUG, INFO, WARNING or ERROR.",
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

    @field_validator("log_level", mode="before")
    @classmethod
    def _upper(cls, level: object) -> object:
        return level.upper() if isinstance(level, str) else level


def read_settings() -> Settings:
    """The settings of this process. Raises SettingsError with every problem at once."""
    try:
        return Settings()
    except ValidationError as error:
        # Only the key and the rule: the value may be a secret.
        problems = [
            f"  {'.'.join(map(str, e['loc']))}: {e['msg'].removeprefix('Value error, ')}"
            for e in error.errors(include_input=False)
        ]
        raise SettingsError("These settings cannot be used:\n" + "\n".join(problems)) from None
    except (UnicodeDecodeError, OSError) as error:
        raise SettingsError(f"The file .env cannot be read ({type(error).__name__}). Save it as UTF-8.") from None
