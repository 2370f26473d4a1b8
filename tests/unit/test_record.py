"""Records: dataclasses that cost little to define."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError, field, fields, is_dataclass, replace

import pytest

from printgen.record import record


@record
class Point:
    x: int
    y: int = 0


@record(kw_only=True)
class Named:
    name: str
    notes: list[str] = field(default_factory=list, compare=False, repr=False)
    at: Point = Point(1)


@record(kw_only=True)
class Longer(Named):
    more: str = "more"


def test_a_record_is_a_dataclass():
    assert is_dataclass(Longer)
    assert [one.name for one in fields(Longer)] == ["name", "notes", "at", "more"]


def test_it_takes_positions_names_and_defaults():
    assert (Point(3).x, Point(3).y) == (3, 0)
    assert Point(3, y=4) == Point(y=4, x=3)


def test_what_is_missing_or_unknown_is_refused():
    with pytest.raises(TypeError, match="missing 1 required"):
        Point()
    with pytest.raises(TypeError, match="unexpected keyword"):
        Point(1, z=2)
    with pytest.raises(TypeError, match="positional"):
        Named("one")


def test_each_gets_a_default_of_its_own():
    one, other = Named(name="a"), Named(name="b")
    one.notes.append("mine")
    assert other.notes == []


def test_equality_and_hash_leave_out_what_is_not_compared():
    assert Named(name="a", notes=["x"]) == Named(name="a")
    assert hash(Named(name="a", notes=["x"])) == hash(Named(name="a"))
    assert Named(name="a") != Named(name="b")
    assert Named(name="a") != Longer(name="a")
    assert Point(1) != (1, 0)


def test_it_is_frozen_and_slotted():
    one = Point(1)
    with pytest.raises(FrozenInstanceError):
        one.x = 2
    with pytest.raises(FrozenInstanceError):
        del one.x
    assert not hasattr(one, "__dict__")


def test_its_representation_shows_what_is_shown():
    assert repr(Longer(name="a")) == "Longer(name='a', at=Point(x=1, y=0), more='more')"


@pytest.mark.parametrize("again", [copy.copy, copy.deepcopy, lambda one: pickle.loads(pickle.dumps(one)), replace])
def test_it_can_be_copied(again):
    one = Longer(name="a", notes=["x"], at=Point(2, 3))
    assert again(one) == one
    assert again(one).notes == ["x"]
