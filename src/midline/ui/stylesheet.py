"""The one stylesheet, made from the roles of a theme; ``objectName`` picks the rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from midline.ui.fonts import semibold

if TYPE_CHECKING:
    from midline.ui.theme import Theme
    from midline.ui.type_scale import TypeScale

TEMPLATE = """
QWidget#page, QWidget#window {{ background: {background}; }}
QWidget#card, QWidget#panelCard {{ background: {surface}; border-radius: 20px; }}
QWidget#card, QWidget#panelCard {{ border: 1px solid {outline}; }}
QFrame#foot {{ border: none; border-top: 1px solid {outline}; }}
QLabel {{ background: transparent; }}
QLabel#muted, QLabel#facts {{ color: {text_muted}; }}
QLabel#small {{ color: {text_muted}; font-size: {small}px; }}
QLabel#lead {{ font-size: {lead}px; }}
QLabel#option {{ font-weight: {semibold}; }}
QLabel#number {{ font-weight: {semibold}; }}
QLabel#title {{ font-size: {title}px; font-weight: 700; }}
QLabel#title2 {{ font-size: {large}px; }}
QLabel#hero {{ font-size: {hero}px; font-weight: 700; }}
QLabel#eyebrow, QLabel#eyebrow_danger {{
    color: {accent}; font-size: {small}px; font-weight: 700; letter-spacing: 1px;
}}
QLabel#eyebrow_danger {{ color: {danger}; }}
QLabel#caution {{ color: {get_ready}; }}
QLabel#danger {{ color: {danger}; }}
QLabel#field {{ color: {text_muted}; font-size: {small}px; font-weight: {semibold}; }}
QLabel#fieldProblem {{ color: {danger}; font-size: {small}px; }}

QLabel#cap {{
    background: {raised}; border-radius: 7px; padding: 3px 10px; font-weight: {semibold};
}}
QLabel#toast {{
    background: {text}; color: {background}; border-radius: 14px; padding: 14px 22px;
    font-size: {lead}px; font-weight: 500;
}}

QPushButton {{
    outline: none;
    background: {raised}; border: 2px solid {outline}; border-radius: 12px;
    padding: 9px 16px; min-height: {line}px;
}}
QPushButton:hover {{ background: {hover}; }}
QPushButton:pressed {{ background: {pressed}; }}
QPushButton:focus {{ border-color: {focus}; }}
QPushButton:disabled {{ color: {disabled}; }}
QPushButton#onToast {{
    background: transparent; border-color: {background}; color: {background};
    font-size: {lead}px; font-weight: 700; padding: 5px 14px;
}}
QPushButton#onToast:hover, QPushButton#onToast:pressed {{
    background: {background}; color: {text};
}}
QPushButton#quiet {{
    background: transparent; border-color: transparent; color: {text_muted}; padding: 7px 12px;
}}
QPushButton#quiet:focus {{ border-color: {focus}; }}
QPushButton#quiet:hover {{ background: {raised}; color: {text}; }}
QPushButton#quiet:pressed {{ background: {pressed}; }}
QPushButton#quiet:disabled {{ color: {disabled}; }}
QPushButton#primary {{
    background: {accent}; color: {on_accent}; border-color: {accent};
    font-size: {large}px; font-weight: 700; padding: 16px 52px; border-radius: 18px;
}}
QPushButton#primary:focus, QPushButton#primaryLarge:focus, QPushButton#choice:checked:focus {{
    border-color: {accent};
}}
QPushButton#accent {{
    background: {accent}; border-color: {accent}; color: {on_accent}; font-weight: {semibold};
}}
QPushButton#accent:hover {{ background: {accent_hover}; }}
QPushButton#accent:pressed {{ background: {accent_pressed}; }}
QPushButton#accent:focus {{ border-color: {focus}; }}
QPushButton#accent:disabled {{
    background: {raised}; border-color: {outline}; color: {disabled};
}}

QPushButton#primaryLarge, QPushButton#secondLarge {{
    font-size: {title}px; font-weight: 700; padding: 18px 34px; border-radius: 18px;
}}
QPushButton#primaryLarge {{ background: {accent}; border-color: {accent}; color: {on_accent}; }}
QPushButton#primary:hover, QPushButton#primaryLarge:hover {{ background: {accent_hover}; }}
QPushButton#primary:pressed, QPushButton#primaryLarge:pressed {{ background: {accent_pressed}; }}
QPushButton#primary:disabled, QPushButton#primaryLarge:disabled {{
    background: {raised}; border-color: {outline}; color: {disabled};
}}

QPushButton#compact {{ padding: 4px 14px; border-radius: 10px; }}
QPushButton#choice {{ padding: 9px 8px; }}
QPushButton#choice:checked {{
    background: {accent}; border-color: {accent}; color: {on_accent}; font-weight: {semibold};
}}
QPushButton#choice:checked:disabled {{
    background: {raised}; border-color: {disabled}; color: {disabled};
}}

QSlider::groove:horizontal {{ height: 6px; border-radius: 3px; background: {field}; }}
QSlider::sub-page:horizontal {{ border-radius: 3px; background: {accent}; }}
QSlider::handle:horizontal {{
    background: {text}; border: 3px solid {surface};
    width: 16px; height: 16px; border-radius: 11px; margin: -8px 0;
}}
QSlider::groove:horizontal:disabled {{ background: {outline}; }}
QSlider::sub-page:horizontal:disabled {{ background: {disabled}; }}
QSlider::handle:horizontal:disabled {{ background: {disabled}; }}
QSlider::handle:horizontal:focus {{ border-color: {focus}; }}

QProgressBar {{ background: {raised}; border: none; border-radius: 5px; max-height: 10px; }}
QProgressBar::chunk {{ background: {accent}; border-radius: 5px; }}

QPlainTextEdit {{
    background: {surface}; color: {text}; border: 2px solid {field}; border-radius: 12px;
    selection-background-color: {accent}; selection-color: {on_accent};
}}
QPlainTextEdit:focus {{ border-color: {focus}; }}
QListView#completions {{
    background: {raised}; color: {text}; border: 2px solid {field}; padding: 4px;
    selection-background-color: {accent}; selection-color: {on_accent};
}}
QListView#completions::item {{ padding: 6px 10px; }}
QLineEdit, QSpinBox, QComboBox {{
    background: {surface}; border: 2px solid {field}; border-radius: 12px;
    padding: 8px 12px; selection-background-color: {accent}; selection-color: {on_accent};
}}
QSpinBox#bare QLineEdit {{ background: transparent; border: none; padding: 0; }}
QSpinBox#bare::up-button, QSpinBox#bare::down-button {{ width: 0; border: none; }}
QLineEdit:focus, QSpinBox:focus, QComboBox:focus {{ border-color: {focus}; }}
QLineEdit[isWrong="true"], QPlainTextEdit[isWrong="true"], QComboBox[isWrong="true"] {{
    border-color: {danger};
}}
QSplitter::handle {{ background: transparent; }}
QComboBox {{
    background: {raised}; border-color: {outline}; padding: 9px 14px; min-height: {line}px;
}}
QComboBox:hover {{ background: {hover}; }}
QComboBox::drop-down {{ border: none; width: 36px; }}
QComboBox QAbstractItemView {{
    background: {raised}; color: {text}; border: 1px solid {outline}; outline: none;
    selection-background-color: {accent}; selection-color: {on_accent};
}}

QListWidget::item {{ padding: 9px 12px; border-radius: 10px; }}
QListWidget::item:selected {{ background: {raised}; color: {text}; }}
QListView, QTableView, QTextBrowser, QScrollArea {{
    background: transparent; border: none; outline: none;
}}
QListWidget, QTableView, QTextBrowser, QScrollArea {{
    border: 2px solid transparent; border-radius: 12px; padding: 8px;
}}
QTextBrowser#card {{ background: {surface}; border: 2px solid {outline}; border-radius: 20px; }}
QScrollArea#plain {{ border: none; padding: 0; }}
QListWidget:focus, QTableView:focus, QTextBrowser:focus, QScrollArea:focus {{
    border-color: {focus};
}}
QTextBrowser#card:focus {{ border-color: {focus}; }}
QListView#difference {{ border: 2px solid transparent; border-radius: 4px; }}
QListView#difference:focus {{ border-color: {focus}; }}
QTableView#card {{ background: {surface}; border: 2px solid {outline}; border-radius: 20px; }}
QTableView#card:focus {{ border-color: {focus}; }}
QTableView {{ gridline-color: transparent; }}
QTableView QSpinBox {{ padding: 2px 6px; border-radius: 6px; }}
QHeaderView {{ background: transparent; border: none; }}
QHeaderView::section {{
    background: transparent; color: {text_muted}; border: none;
    font-size: {small}px; padding: 4px 12px;
}}
QScrollBar:vertical {{ background: transparent; width: 10px; margin: 0; }}
QScrollArea#plain QScrollBar:vertical {{ width: 18px; margin-left: 8px; }}
QScrollBar::handle:vertical {{ background: {field}; border-radius: 5px; min-height: 36px; }}
QScrollBar::handle:vertical:hover {{ background: {text_muted}; }}
QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 0; }}
QScrollBar::handle:horizontal {{ background: {field}; border-radius: 5px; min-width: 36px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QToolTip {{
    background: {raised}; color: {text}; border: 1px solid {outline}; padding: 6px 8px;
}}
"""


def letters(name: str, size_px: int) -> str:
    """For one widget of this name, where those of the rest would not fit."""
    return f"#{name} {{ font-size: {size_px}px }}"


def padding_right(name: str, wide_px: int) -> str:
    """For one widget of this name that has a button there."""
    return f"#{name} {{ padding-right: {wide_px}px }}"


def stylesheet(theme: Theme, type_scale: TypeScale) -> str:
    return TEMPLATE.format(
        **vars(theme),
        hover=theme.mixed("text", 0.08, "raised").name(),
        pressed=theme.mixed("text", 0.16, "raised").name(),
        accent_pressed=theme.mixed("text", 0.3, "accent").name(),
        accent_hover=theme.mixed("text", 0.15, "accent").name(),
        disabled=theme.mixed("text_muted", 0.55).name(),
        semibold=semibold(),
        small=type_scale.small,
        lead=type_scale.lead,
        large=type_scale.large,
        title=type_scale.title,
        hero=type_scale.hero,
        line=type_scale.px(22),
    )
