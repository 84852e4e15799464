"""The HTTP interface: one function for each operation of contract/openapi.yaml."""

from typing import Dict, List

from fastapi import Depends, FastAPI, HTTPException, Path, Query, Response
from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from . import models, schemas
from .database import create_tables, get_session

LARGEST_ID = 2_147_483_647

create_tables()
app = FastAPI(title=%{titleQuoted}, version="1.0.0")


def _found(session: Session, model, record_id: int, noun: str):
    """The record with this id, or a 404."""
    row = session.get(model, record_id)
    if row is None:
        raise HTTPException(status_code=404, detail=f"There is no {noun} {record_id}")
    return row


def _require_settled(changes: dict, names: set) -> None:
    """Refuses to empty a field that must hold something."""
    for name in sorted(names):
        if name in changes and changes[name] is None:
            raise HTTPException(status_code=422, detail=f"{name} must not be null")


@app.get("/health", tags=["health"])
def health(session: Session = Depends(get_session)) -> Dict[str, str]:
    """Says whether the application and its database are up."""
    session.execute(text("select 1"))
    return {"status": "ok"}
%{#resources}


def _to_%{singular}(row) -> schemas.%{name}:
    """A row as it goes over the wire."""
    return schemas.%{name}(
        id=row.id,
%{#fields}
        %{field}=row.%{field},
%{/fields}
    )
%{#canList}


@app.get("%{path}", response_model=List[schemas.%{name}], tags=["%{plural}"])
def list_%{plural}(
    response: Response,
    limit: int = Query(50, ge=1, le=200),
    offset: int = Query(0, ge=0, le=1_000_000),
    session: Session = Depends(get_session),
):
    """One page of %{nouns}, newest first."""
    total = session.scalar(select(func.count()).select_from(models.%{name}))
    newest_first = select(models.%{name}).order_by(models.%{name}.id.desc())
    rows = session.scalars(newest_first.limit(limit).offset(offset)).all()
    response.headers["X-Total-Count"] = str(total)
    return [_to_%{singular}(row) for row in rows]
%{/canList}
%{#canCreate}


@app.post("%{path}", response_model=schemas.%{name}, status_code=201, tags=["%{plural}"])
def create_%{singular}(body: schemas.%{name}Create, session: Session = Depends(get_session)):
    """Adds %{aNoun}."""
    row = models.%{name}(**schemas.values(body))
    session.add(row)
    session.commit()
    return _to_%{singular}(row)
%{/canCreate}
%{#canRead}


@app.get("%{itemPath}", response_model=schemas.%{name}, tags=["%{plural}"])
def read_%{singular}(
    %{parameter}: int = Path(..., ge=1, le=LARGEST_ID),
    session: Session = Depends(get_session),
):
    """Gets %{aNoun}."""
    return _to_%{singular}(_found(session, models.%{name}, %{parameter}, "%{noun}"))
%{/canRead}
%{#canUpdate}


@app.patch("%{itemPath}", response_model=schemas.%{name}, tags=["%{plural}"])
def update_%{singular}(
    body: schemas.%{name}Update,
    %{parameter}: int = Path(..., ge=1, le=LARGEST_ID),
    session: Session = Depends(get_session),
):
    """Changes the given fields of %{aNoun}."""
    row = _found(session, models.%{name}, %{parameter}, "%{noun}")
    changes = schemas.values(body, only_given=True)
    _require_settled(changes, {%{#settled}"%{field}"%{#more}, %{/more}%{/settled}})
    for name, value in changes.items():
        setattr(row, name, value)
    session.commit()
    return _to_%{singular}(row)
%{/canUpdate}
%{#canDelete}


@app.delete("%{itemPath}", status_code=204, response_class=Response, tags=["%{plural}"])
def delete_%{singular}(
    %{parameter}: int = Path(..., ge=1, le=LARGEST_ID),
    session: Session = Depends(get_session),
):
    """Deletes %{aNoun}."""
    session.delete(_found(session, models.%{name}, %{parameter}, "%{noun}"))
    session.commit()
    return Response(status_code=204)
%{/canDelete}
%{/resources}
