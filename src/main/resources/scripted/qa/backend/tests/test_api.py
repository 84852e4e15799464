"""Tests of every route that contract/openapi.yaml states and app/main.py serves."""

import pytest

UNKNOWN_ID = 987_654


def test_health_answers(client):
    response = client.get("/health")

    assert response.status_code == 200
    assert response.json() == {"status": "ok"}
%{#resources}


# %{nounsLabel}

%{constant}_PATH = "%{path}"

%{constant} = {
%{#fields}
    "%{field}": %{pyFirst},
%{/fields}
}

%{constant}_CHANGES = {
%{#fields}
    "%{field}": %{pySecond},
%{/fields}
}

%{constant}_FORBIDDEN = [
%{#fields}
%{#pyForbidden}
    ("%{field}", %{line}),
%{/pyForbidden}
%{/fields}
]
%{#canCreate}


def add_%{singular}(client, **different):
    response = client.post(%{constant}_PATH, json={**%{constant}, **different})
    assert response.status_code == 201, response.text
    return response.json()


def test_create_%{singular}_gives_it_back_with_an_id(client):
    created = add_%{singular}(client)

    assert created.pop("id") >= 1
    assert created == %{constant}


@pytest.mark.parametrize("field", [%{#required}"%{field}"%{#more}, %{/more}%{/required}])
def test_create_%{singular}_needs_each_required_field(client, field):
    incomplete = {name: value for name, value in %{constant}.items() if name != field}

    response = client.post(%{constant}_PATH, json=incomplete)

    assert response.status_code == 422
    assert "detail" in response.json()


def test_create_%{singular}_does_with_required_fields_alone(client):
    required = {name: %{constant}[name] for name in [%{#required}"%{field}"%{#more}, %{/more}%{/required}]}

    response = client.post(%{constant}_PATH, json=required)

    assert response.status_code == 201
    assert {name: response.json()[name] for name in required} == required


@pytest.mark.parametrize("field, value", %{constant}_FORBIDDEN)
def test_create_%{singular}_refuses_forbidden_values(client, field, value):
    response = client.post(%{constant}_PATH, json={**%{constant}, field: value})

    assert response.status_code == 422


def test_create_%{singular}_refuses_what_is_no_object(client):
    assert client.post(%{constant}_PATH, json=["nothing", "useful"]).status_code == 422
%{#canList}


def test_list_%{plural}_is_empty_at_first(client):
    response = client.get(%{constant}_PATH)

    assert response.status_code == 200
    assert response.json() == []
    assert response.headers["X-Total-Count"] == "0"


def test_list_%{plural}_has_the_newest_first(client):
    ids = [add_%{singular}(client)["id"] for _ in range(3)]

    listed = client.get(%{constant}_PATH).json()

    assert [record["id"] for record in listed] == sorted(ids, reverse=True)


def test_list_%{plural}_comes_in_pages(client):
    ids = [add_%{singular}(client)["id"] for _ in range(3)]

    response = client.get(%{constant}_PATH, params={"limit": 1, "offset": 1})

    assert [record["id"] for record in response.json()] == [sorted(ids)[1]]
    assert response.headers["X-Total-Count"] == "3"


@pytest.mark.parametrize("query", [{"limit": 0}, {"limit": 201}, {"offset": -1}, {"limit": "all"}])
def test_list_%{plural}_refuses_absurd_pages(client, query):
    assert client.get(%{constant}_PATH, params=query).status_code == 422
%{/canList}
%{#canRead}


def test_read_%{singular}_gives_what_was_created(client):
    created = add_%{singular}(client)

    response = client.get(f"{%{constant}_PATH}/{created['id']}")

    assert response.status_code == 200
    assert response.json() == created


@pytest.mark.parametrize("bad_id", ["0", "-1", "first", "99999999999999999999"])
def test_read_%{singular}_refuses_what_is_no_id(client, bad_id):
    assert client.get(f"{%{constant}_PATH}/{bad_id}").status_code == 422
%{/canRead}
%{#canUpdate}


def test_update_%{singular}_changes_every_field(client):
    created = add_%{singular}(client)

    response = client.patch(f"{%{constant}_PATH}/{created['id']}", json=%{constant}_CHANGES)

    assert response.status_code == 200
    assert response.json() == {"id": created["id"], **%{constant}_CHANGES}


@pytest.mark.parametrize("field", list(%{constant}_CHANGES))
def test_update_%{singular}_leaves_other_fields_alone(client, field):
    created = add_%{singular}(client)
    change = {field: %{constant}_CHANGES[field]}

    response = client.patch(f"{%{constant}_PATH}/{created['id']}", json=change)

    assert response.json() == {**created, **change}


@pytest.mark.parametrize("field, value", %{constant}_FORBIDDEN)
def test_update_%{singular}_refuses_forbidden_values(client, field, value):
    created = add_%{singular}(client)

    response = client.patch(f"{%{constant}_PATH}/{created['id']}", json={field: value})

    assert response.status_code == 422


@pytest.mark.parametrize("field", [%{#settled}"%{field}"%{#more}, %{/more}%{/settled}])
def test_update_%{singular}_empties_no_required_field(client, field):
    created = add_%{singular}(client)

    response = client.patch(f"{%{constant}_PATH}/{created['id']}", json={field: None})

    assert response.status_code == 422
%{/canUpdate}
%{#canDelete}


def test_delete_%{singular}_removes_only_that_one(client):
    kept, gone = add_%{singular}(client), add_%{singular}(client)

    response = client.delete(f"{%{constant}_PATH}/{gone['id']}")

    assert response.status_code == 204
    assert response.content == b""
%{#canList}
    assert client.get(%{constant}_PATH).json() == [kept]
%{/canList}
    assert client.delete(f"{%{constant}_PATH}/{gone['id']}").status_code == 404
%{/canDelete}
%{/canCreate}
%{#canRead}


def test_read_%{singular}_knows_what_it_has_not(client):
    assert client.get(f"{%{constant}_PATH}/{UNKNOWN_ID}").status_code == 404
%{/canRead}
%{#canUpdate}


def test_update_%{singular}_knows_what_it_has_not(client):
    response = client.patch(f"{%{constant}_PATH}/{UNKNOWN_ID}", json=%{constant}_CHANGES)

    assert response.status_code == 404
%{/canUpdate}
%{#canDelete}


def test_delete_%{singular}_knows_what_it_has_not(client):
    assert client.delete(f"{%{constant}_PATH}/{UNKNOWN_ID}").status_code == 404
%{/canDelete}
%{/resources}
