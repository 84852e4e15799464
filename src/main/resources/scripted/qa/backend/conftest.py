"""Gives each test a client of the application and an empty database in memory."""

import os

os.environ["DATABASE_URL"] = "sqlite://"

import pytest  # noqa: E402
from fastapi.testclient import TestClient  # noqa: E402

from app.database import create_tables, drop_tables  # noqa: E402
from app.main import app  # noqa: E402


@pytest.fixture
def client():
    """A client whose database has nothing in it."""
    drop_tables()
    create_tables()
    with TestClient(app) as client:
        yield client
