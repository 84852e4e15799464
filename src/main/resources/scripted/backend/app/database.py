"""Where records are kept: the database that DATABASE_URL names, or a file of SQLite."""

import os

from sqlalchemy import create_engine
from sqlalchemy.orm import declarative_base, sessionmaker
from sqlalchemy.pool import StaticPool

DATABASE_URL = os.environ.get("DATABASE_URL", "sqlite:///./app.db")


def _options(url: str) -> dict:
    """SQLite binds a connection to a thread, and a database in memory to a connection."""
    if not url.startswith("sqlite"):
        return {"pool_pre_ping": True}
    options: dict = {"connect_args": {"check_same_thread": False}}
    if url in ("sqlite://", "sqlite:///:memory:"):
        options["poolclass"] = StaticPool
    return options


engine = create_engine(DATABASE_URL, **_options(DATABASE_URL))
SessionLocal = sessionmaker(bind=engine, autoflush=False)
Base = declarative_base()


def create_tables() -> None:
    """Creates the tables that are not there yet."""
    Base.metadata.create_all(engine)


def drop_tables() -> None:
    """Removes all tables and what is in them."""
    Base.metadata.drop_all(engine)


def get_session():
    """One session for each request, closed at its end."""
    session = SessionLocal()
    try:
        yield session
    finally:
        session.close()
