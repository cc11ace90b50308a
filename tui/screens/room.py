"""The reading room: the frame around the views, in which a key does the same thing whatever the view."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from aligner.article import Article
from tui.actions import ALL, EVERYWHERE, VIEWS, Group, bindings, keys_in, method_of
from tui.messages import CellPicked, Collected, HeaderPicked, RulerMoved, SentencePicked, ViewOpened
from tui.picture import Picture
from tui.place import Place
from tui.screens.looking import LookingScreen
from tui.settings import Settings
from tui.views.making import TITLES, make
from tui.views.read import ReadView
from tui.views.view import WAIT, View
from tui.widgets.keybar import Key
from tui.widgets.relation import RelationPanel
from tui.widgets.viewbar import Tab, ViewBar

if TYPE_CHECKING:
    from aligner.result import Comparison

# What has a method of the screen; what works everywhere has one of the app.
METHODS = frozenset(method_of(action) for group in ALL if group is not EVERYWHERE for action in group.actions)


class RoomScreen(LookingScreen):
    """Shows one view at a time of one comparison, and keeps the reader at the same place in all of them."""

    AUTO_FOCUS = "#left"
    BLANK = True  # the widgets cover all of it
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(ALL)]
    HORIZONTAL_BREAKPOINTS = [(0, "-stacked"), (100, "-beside")]  # noqa: RUF012 - as Textual declares it
    VERTICAL_BREAKPOINTS = [(0, "-short"), (20, "-medium"), (36, "-tall")]  # noqa: RUF012

    # No container around the widgets of a view: every line of one would be drawn again for every key.
    DEFAULT_CSS = """
    RoomScreen {
        layout: grid;
        grid-size: 1 4;
        &.-short { grid-rows: 1 1fr 3 1; }
        &.-medium { grid-rows: 1 1fr 5 1; }
        &.-tall { grid-rows: 1 1fr 7 1; }
        &.-beside.-read {
            grid-size: 3 4;
            grid-columns: 1fr 4 1fr;
            ViewBar, RelationPanel, KeyBar, Prompt { column-span: 3; }
        }
        &.-stacked.-read {
            grid-size: 2 5;
            grid-columns: 1fr 4;
            ViewBar, RelationPanel, KeyBar, Prompt { column-span: 2; }
            Ruler { row-span: 2; }
            &.-short { grid-rows: 1 1fr 1fr 3 1; }
            &.-medium { grid-rows: 1 1fr 1fr 5 1; }
            &.-tall { grid-rows: 1 1fr 1fr 7 1; }
        }
    }
    """

    def __init__(self, left: Article, right: Article, *, settings: Settings, view: str = "") -> None:
        super().__init__(left, right, settings.strictness)
        self._tabs = ViewBar()
        self._panel = RelationPanel()
        self._views: dict[str, View] = {ReadView.id: ReadView(left, right, linked=settings.linked)}
        # The articles can be read at once; the other views have nothing to show before the comparison.
        self._open_view = ReadView.id
        self._wanted = view if view in TITLES else ReadView.id
        self._failed = False
        self._resumed: Place | None = None
        self.add_class(f"-{self._open_view}")

    @property
    def comparison(self) -> Comparison | None:
        """What is shown, or None before there is anything."""
        return self.lens.picture.comparison if self.lens.picture else None

    @property
    def view(self) -> View:
        """The view that is open."""
        return self._views[self._open_view]

    @property
    def groups(self) -> tuple[Group, ...]:
        """All that can be done, as the view that is open names it."""
        return (*self.view.groups, VIEWS, EVERYWHERE)

    def compose(self) -> ComposeResult:
        """Lay out the views, the panel and the keys; the widgets of other views come when one is first looked at."""
        yield self._tabs
        yield from self.view.widgets
        yield self._panel
        yield self.keybar
        yield self.prompt

    def on_mount(self) -> None:
        """Show the keys as they are, and as they become."""
        self.bindings_updated_signal.subscribe(self, lambda _: self._show_keys())
        self._show_keys()
        self.view.ready()

    def on_unmount(self) -> None:
        """Let go of what the views show too."""
        for view in self._views.values():
            view.forget()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Allow what the view can do: its keys alone work, and only they are shown. The prompt has keys of its own."""
        if action not in METHODS:
            return super().check_action(action, parameters)
        if self.prompt.is_open:
            return False
        return action in self.view.methods and super().check_action(action, parameters)

    def show_progress(self, stage: str, fraction: float) -> None:
        """Show how far the comparison has come."""
        self._panel.show_progress(stage, fraction)

    def show_failure(self, reason: str) -> None:
        """Say that there is no comparison; the articles stay as they are."""
        self._failed = True
        self._panel.show_failure(reason)

    def show_cancelled(self) -> None:
        """Say that nobody compares any more; the articles stay as they are."""
        self._panel.show_cancelled()
        self.after("")

    @property
    def standing(self) -> Place:
        """Where the reader stands."""
        return self.view.place

    def resume(self, place: Place) -> None:
        """Begin at a place, once the comparison is there."""
        self._resumed = place

    async def show_picture(self, made: Picture) -> None:
        """Draw a comparison in the view that is open; the others draw it when one goes there."""
        first = self.lens.picture is None
        self.lens.take(made)
        self.show_lens()
        if first and self._resumed is not None:
            self.view.enter(self._resumed)
        self.after("")
        if first:
            await self._open(self._wanted)
            self.take_up()

    async def action_view(self, name: str) -> None:
        """Show another view of the same place."""
        self._wanted = name
        self.post_message(ViewOpened(name))
        await self._open(name)

    async def _open(self, name: str) -> None:
        if name not in self._views:
            self._views[name] = make(name)
        view, left = self._views[name], self.view
        if view is left:
            return
        self._open_view = name
        for widget in (*left.widgets, *view.widgets):
            widget.display = widget in view.widgets
        # Both at once: for each change the styles of all widgets are worked out again.
        self.set_classes((self.classes - {f"-{left.id}"}) | {f"-{view.id}"})
        if not view.focused.is_attached:
            await self.mount_all(view.widgets, before=self._panel)
            view.ready()
        view.enter(left.place)
        self.show_lens()
        self.after("")
        self.refresh_bindings()
        self._show_keys()
        # A widget gives the focus away when it learns that it was hidden, even if it is back by then.
        self.call_after_refresh(self._focus)

    async def action_next_view(self) -> None:
        """Show the next view, in a circle."""
        names = list(TITLES)
        await self.action_view(names[(names.index(self.view.id) + 1) % len(names)])

    def on_sentence_picked(self, message: SentencePicked) -> None:
        """Put the cursor where the mouse was clicked."""
        if isinstance(self.view, ReadView):
            self.after(self.view.pick(message.side, message.index))

    def on_cell_picked(self, message: CellPicked) -> None:
        """Put the cursor where a row was clicked."""
        self.after(self.view.pick_cell(message.row, message.side, message.at))

    def on_ruler_moved(self, message: RulerMoved) -> None:
        """Show the part of an article that the ruler was clicked at."""
        if isinstance(self.view, ReadView):
            self.after(self.view.show_line(message.side, message.line))

    def on_header_picked(self, _: HeaderPicked) -> None:
        """Sort by what comes next."""
        self.action_sort()

    def on_collected(self, message: Collected) -> None:
        """Show what a table was waiting for."""
        view = self._views[message.view]
        said = view.take(message)
        self.look_again()
        if view is self.view:
            self.after(said or self._panel.message)

    def action_move(self, by: int) -> None:
        """Move the cursor by some sentences or rows."""
        self.after(self.view.move(by))

    def action_page(self, pages: float) -> None:
        """Scroll by some pages, and take the cursor along."""
        self.after(self.view.page(pages))

    def action_edge(self, direction: int) -> None:
        """Go to the first or the last sentence or row."""
        self.after(self.view.edge(direction))

    def action_other_pane(self) -> None:
        """Go to the other article."""
        self.after(self.view.other_side())

    def action_jump(self) -> None:
        """Go to the chosen counterpart."""
        self.after(self.view.jump())

    def action_next_counterpart(self) -> None:
        """Choose the next counterpart."""
        self.after(self.view.next_counterpart())

    async def action_open_mention(self) -> None:
        """Go to the sentence of the row, in the view of the articles."""
        said = self.view.jump()
        if said:
            self.after(said)
        else:
            await self.action_view(ReadView.id)

    def action_next_mention(self) -> None:
        """Choose the next mention."""
        self.after(self.view.next_counterpart())

    def action_seek(self, kind: str, direction: int) -> None:
        """Go to the next or the previous sentence or row of a kind, in a circle."""
        self.after(self.view.seek(kind, direction))

    def action_sort(self) -> None:
        """Sort the rows in the next order."""
        said = self.view.sort()
        self.look_again()
        self.after(said)

    def action_toggle_linked(self) -> None:
        """Let the other article follow the cursor, or stay where it is."""
        view = self.view
        if isinstance(view, ReadView):
            self.after(view.toggle_linked())

    def after(self, message: str) -> None:
        """Show where a key has led, and say what there is to say about it."""
        view = self.view
        self._focus()
        said = "" if self._failed and message == WAIT else message
        description = view.describe()
        if description is not None:
            self._panel.show_relation(description, said)
        else:
            self._panel.say(said)

    def _focus(self) -> None:
        """Give the keys to the view: at once, not later as a widget's own method does, since one may be waiting."""
        if not self.prompt.is_open:
            self.set_focus(self.view.focused, scroll_visible=False)

    def _show_keys(self) -> None:
        if self.prompt.is_open:
            return  # It takes the keys for itself; they come back.
        keys = keys_in(self)
        self.keybar.show_keys(
            tuple(
                Key(keys[action.id][0], action.bar, action.action)
                for group in self.groups
                for action in group.actions
                if action.bar and action.id in keys
            )
        )
        self._tabs.show_tabs(
            tuple(
                Tab(keys.get(f"view.{name}", [""])[0], title, f"screen.view('{name}')", name == self.view.id)
                for name, title in TITLES.items()
            )
        )
