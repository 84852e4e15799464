"""What goes over the wire, as contract/openapi.yaml says."""

%{#hasDates}
import datetime as dt
%{/hasDates}
from typing import Any, Dict, Optional

from pydantic import BaseModel, Field


def values(model: BaseModel, only_given: bool = False) -> Dict[str, Any]:
    """The values of a model by field, under Pydantic 1 and 2 alike."""
    if hasattr(model, "model_dump"):
        return model.model_dump(exclude_unset=only_given)
    return model.dict(exclude_unset=only_given)
%{#resources}


class %{name}Create(BaseModel):
    """%{ANoun} to be added."""

%{#fields}
    %{field}: %{pyCreated}
%{/fields}


class %{name}Update(BaseModel):
    """What changes about %{aNoun}; a field that is left out stays as it is."""

%{#fields}
    %{field}: %{pyChanged}
%{/fields}


class %{name}(%{name}Create):
    """%{ANoun} as it is kept."""

    id: int
%{/resources}
