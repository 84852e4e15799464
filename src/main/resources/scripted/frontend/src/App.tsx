%{#boards}
import { %{name}Board } from "./components/%{name}Board";
%{/boards}

const TITLE = %{titleQuoted};

export function App() {
  return (
    <div className="page">
      <header className="page-header">
        <h1>{TITLE}</h1>
      </header>
      <main>
%{#boards}
        <%{name}Board />
%{/boards}
      </main>
    </div>
  );
}
