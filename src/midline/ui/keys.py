"""Every key of the window. Shortcuts, key hints on buttons and the Keys page all come from here."""

from __future__ import annotations

from dataclasses import dataclass

from midline.ui.translate import later, tr


@dataclass(frozen=True)
class Key:
    """``keys`` are Qt's names, the first is shown; ``icon`` is one of ``assets/icons``, if any."""

    name: str
    text: str
    keys: tuple[str, ...]
    about: str
    icon: str = ""


STAGE = (
    Key("big", "Pause", ("Space",), "the big button: pause, go on, or done with the set", "pause"),
    Key("pause", "Pause", ("P",), "pause and go on", "pause"),
    Key("finish_set", "Finish set", ("F", "Return", "Enter"), "finish the set now", "finish"),
    Key("skip", "Skip", ("Right", "S"), "skip to the next step", "skip"),
    Key("back", "Back", ("Left", "B"), "back to the step before", "back"),
    Key("redo", "Redo", ("R",), "do the set once more", "redo"),
    Key("shorter", "−15 s", ("-", "_"), "15 seconds less rest"),
    Key("longer", "+15 s", ("+", "="), "15 seconds more rest"),
    Key("enough", "Enough", ("E",), "leave out the extra sets of this move", "enough"),
    Key("jump", "Jump", ("J",), "choose the set to jump to", "jump"),
    Key("stop", "Stop", ("X",), "stop the session", "stop"),
    Key("leave", "Leave", ("Esc",), "leave full screen, else stop", ""),
    Key("full_screen", "Full screen", ("F11", "Shift+F"), "full screen on and off", "full-screen"),
    Key("mute", "Mute", ("M",), "sound off and on", "sound"),
    Key("turn", "Turn", ("V",), "turn the stage by a quarter, for who lies on the side", "turn"),
    Key("mirror", "Mirror", ("Shift+V",), "mirror the stage, for who sees it in one", "mirror"),
)
LIBRARY = (
    Key("start", "Start", ("Return", "Enter", "Space"), "start the chosen routine", "play"),
    Key("edit", "Edit", ("E", "Ctrl+E"), "edit the chosen routine"),
    Key("new", "New routine", ("Ctrl+N",), "begin a routine of your own"),
    Key("import", "Import", ("Ctrl+I",), "take routines from files, also of other programs"),
    Key("print", "Print or export", ("Ctrl+P",), "a PDF page with its figures, or its YAML"),
    Key("search", "Search", ("Ctrl+F", "/"), "search the routines"),
    Key("again", "Check again", ("F5", "Ctrl+R"), "read all routine files again", "redo"),
    Key("theme", "Theme", ("Ctrl+T",), "the other theme, or as the system has it"),
    Key("settings", "Settings", ("Ctrl+,",), "sound, headphones and look"),
    Key("history", "History", ("Ctrl+H",), "what you have done"),
    Key("care", "Back care", ("F2",), "what to know about a sore back"),
    Key("undo", "Undo", ("Ctrl+Z",), "bring back what you threw away"),
    Key("full_screen", "Full screen", ("F11",), "full screen on and off", "full-screen"),
)
SUMMARY = (
    Key(
        "save", "Save", ("Ctrl+S", "Ctrl+Return", "Ctrl+Enter", "Esc"), "save and go to the library"
    ),
    Key("edit", "Change", ("Return", "F2"), "change the amount of the chosen set"),
)
SETTINGS = (
    Key("check", "Sound check", ("Ctrl+K",), "hear the tones and the voice"),
    Key("leave", "Back", ("Esc",), "back to the library"),
)
HISTORY = (
    Key("overview", "Overview", ("Ctrl+1",), "your year, this week, weeks in a row"),
    Key("exercises", "Exercises", ("Ctrl+2",), "each exercise over time"),
    Key("sessions", "Sessions", ("Ctrl+3",), "every session and its sets"),
    Key("table", "As tables", ("T",), "pictures as tables, and back"),
    Key("search", "Search", ("Ctrl+F", "/"), "search the exercises"),
    Key("edit", "Change", ("Return", "Enter", "F2"), "change the amount of the chosen set"),
    Key("delete", "Delete", ("Del",), "delete the chosen session or set"),
    Key("undo", "Undo", ("Ctrl+Z",), "take back the last change"),
    Key("leave", "Back", ("Esc",), "back to the library"),
)
EDITOR = (
    Key("save", "Save", ("Ctrl+S",), "save the routine"),
    Key("try", "Try it", ("Ctrl+Return", "Ctrl+Enter"), "a session from here that is not kept"),
    Key("undo", "Undo", ("Ctrl+Z",), "take back the last change"),
    Key("redo", "Redo", ("Ctrl+Shift+Z", "Ctrl+Y"), "make the change again"),
    Key("insert", "Add exercises", ("Ctrl+I",), "put known exercises after the chosen one"),
    Key("next_pane", "Next part", ("F6",), "from the list to the form, to the text, and back"),
    Key("find", "Find", ("Ctrl+F",), "find something in the text"),
    Key("problem", "Next problem", ("F8",), "go to the next thing to fix"),
    Key("versions", "Versions", ("Ctrl+H",), "what the file was before"),
    Key("print", "Print or export", ("Ctrl+P",), "a PDF page with its figures, or its YAML"),
    Key("leave", "Back", ("Esc",), "back to the library; what is not saved is kept as a draft"),
)
OUTLINE = (
    Key("up", "Up", ("Alt+Up",), "move the exercise or section up"),
    Key("down", "Down", ("Alt+Down",), "move it down"),
    Key("duplicate", "Duplicate", ("Ctrl+D",), "another one like it"),
    Key("copy", "Copy", ("Ctrl+C",), "copy it, as text"),
    Key("cut", "Cut", ("Ctrl+X",), "cut it out"),
    Key("paste", "Paste", ("Ctrl+V",), "put what was copied after it"),
    Key("delete", "Delete", ("Del",), "leave it out"),
)
TEXT = (  # of the editor, which has them itself
    Key(
        "find_next", "Next place", ("F3",), "the next one that was found; Shift F3: the one before"
    ),
    Key("complete", "Complete", ("Ctrl+Space",), "what can stand at the cursor"),
    Key("indent", "Indent", ("Tab",), "indent the line; Shift Tab: less"),
    Key("leave_text", "Leave the text", ("Esc",), "then Tab goes on to the next part"),
)
EVERYWHERE = (
    Key("keys", "Keys", ("?", "F1"), "show and hide this page", "keys"),
    Key("quit", "Quit", ("Ctrl+Q",), "end Midline; nothing that was done is lost"),
)
PAGES = (
    (later("During a session"), STAGE),
    (later("In the library"), LIBRARY),
    (later("In the summary"), SUMMARY),
    (later("In the history"), HISTORY),
    (later("In the editor"), EDITOR),
    (later("In the editor's list"), OUTLINE),
    (later("In the editor's text"), TEXT),
    (later("In the settings"), SETTINGS),
    (later("Everywhere"), EVERYWHERE),
)

SHOWN = {
    "Space": later("Space"),
    "Return": "Enter",
    "Right": "→",
    "Left": "←",
    "-": "−",
    "Ctrl+Return": "Ctrl Enter",
    "Ctrl+Space": later("Ctrl Space"),
    "Shift+F": "Shift F",
    "Shift+V": "Shift V",
    "Alt+Up": "Alt ↑",
    "Alt+Down": "Alt ↓",
}


def shown(key: str) -> str:
    """A key's name as it is written on screen."""
    name = SHOWN.get(key, key.replace("+", " ") if len(key) > 1 else key)
    return tr(name)


def shown_keys(key: Key) -> list[str]:
    """All keys of an entry, without the twins that a person need not tell apart."""
    twins = {"Enter", "Ctrl+Enter", "_", "="}
    return [shown(each) for each in key.keys if each not in twins]
