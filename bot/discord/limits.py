"""Discord's limits. Lengths are in characters."""

MAX_CUSTOM_ID = 100
"""What a button, a select or a form carries."""

MAX_LABEL = 80
"""What stands on a button."""

MAX_OPTIONS = 25
"""Options of a select."""

MAX_OPTION = 100
"""The label, the description and the value of an option; also the value that is chosen while somebody types."""

MAX_TEXT = 4000
"""All text of one message that is a layout."""

MAX_CONTENT = 2000
"""The text of one message that is none."""

MAX_INPUT = 4000
"""What is typed into one field of a form."""

MAX_THREAD_NAME = 100
