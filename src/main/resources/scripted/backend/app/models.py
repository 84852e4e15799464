"""The tables."""

import sqlalchemy as sa

from .database import Base
%{#resources}


class %{name}(Base):
    """A row of %{plural}."""

    __tablename__ = "%{plural}"

    id = sa.Column(sa.Integer, primary_key=True)
%{#fields}
    %{field} = %{pyColumn}
%{/fields}
%{/resources}
