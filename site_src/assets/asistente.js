/* The assistant's page: asks the service on the same origin and shows answer, sources and what to ask next.
   Everything that comes from the service is put in as text, never as markup. */
(() => {
  "use strict";

  const mount = document.getElementById("asistente");
  if (!mount) return;

  const BASE = new URL("../", document.currentScript.src);
  const MAX_QUESTION = 300;
  const MAX_HISTORY = 5;
  const TIMEOUT_MS = 15000;
  const TITLES = {
    answered: "Respuesta",
    conflict: "Las fuentes no coinciden",
    clarification: "¿A cuál te refieres?",
    no_answer: "Las fuentes no lo dicen",
    out_of_scope: "Fuera de los documentos",
  };
  const EXAMPLES = [
    "¿Cuánto cuesta la planta de ENAMI y quién la paga?",
    "¿Qué proyectos hay para mi comuna, Ollagüe?",
    "¿Qué distrito minero es el más desarrollado?",
  ];
  let earlier = [];

  /** An element with attributes, text or children. */
  function node(name, attributes = {}, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (value !== null) made.setAttribute(key, value);
    }
    made.append(...children.filter((child) => child !== null));
    return made;
  }

  /** A button that runs something. */
  function button(label, action, attributes = {}) {
    const made = node("button", { type: "button", ...attributes }, label);
    made.addEventListener("click", action);
    return made;
  }

  /** An address of the site, whatever folder it is served from. */
  function site(path) {
    return new URL(path.replace(/^\//, ""), BASE).href;
  }

  // --- the form and the log

  const answered = mount.querySelector(".respuesta");
  const input = node("input", {
    id: "asistente-pregunta", name: "pregunta", type: "text", maxlength: String(MAX_QUESTION), autocomplete: "off",
    enterkeyhint: "send", "aria-describedby": "asistente-ayuda",
  });
  const form = node(
    "form", { class: "pregunta", action: site("asistente/"), method: "get", role: "search" },
    node("label", { for: "asistente-pregunta" }, "Tu pregunta"),
    node("div", { class: "pregunta-fila" }, input, node("button", { type: "submit" }, "Preguntar")),
    node("p", { class: "pregunta-ayuda", id: "asistente-ayuda" }, "Hasta 300 caracteres. No escribas datos personales."),
  );
  const log = node("div", { class: "charla", role: "log", "aria-live": "polite", "aria-relevant": "additions", "aria-label": "Preguntas y respuestas", tabindex: "-1" });
  const waiting = node("p", { class: "charla-espera", role: "status" });
  const examples = node(
    "div", { class: "charla-ejemplos" },
    node("p", {}, "Por ejemplo:"),
    node("ul", {}, ...EXAMPLES.map((text) => node("li", {}, button(text, () => send(text), { class: "opcion" })))),
  );
  const reset = button("Empezar de nuevo", startAgain, { class: "charla-reinicio", hidden: "" });

  mount.replaceChildren(form, waiting, log, examples, reset);
  const asked = (new URLSearchParams(location.search).get("pregunta") || "").trim().slice(0, MAX_QUESTION);
  if (answered) {
    log.append(answered);
    examples.hidden = true;
    earlier = asked ? [asked] : [];
  } else if (asked) {
    send(asked);
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const question = input.value.trim();
    if (question) send(question);
    input.focus();
  });
  mount.addEventListener("keydown", (event) => {
    if (event.key === "Escape") input.focus();
  });

  function startAgain() {
    earlier = [];
    log.replaceChildren();
    examples.hidden = false;
    reset.hidden = true;
    input.value = "";
    input.focus();
  }

  // --- asking

  async function send(question) {
    input.value = "";
    examples.hidden = true;
    reset.hidden = false;
    waiting.textContent = "Buscando en las fuentes…";
    const history = earlier.slice(-MAX_HISTORY);
    earlier = [...history, question];
    try {
      show(question, await ask(question, history));
    } catch (error) {
      earlier = history;
      showFailure(question, error);
    }
    waiting.textContent = "";
    input.focus();
  }

  async function ask(question, history) {
    const reply = await fetch(site("api/v1/ask"), {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ question, history }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const type = reply.headers.get("Content-Type") || "";
    if (!type.includes("json")) throw new Error("");
    const body = await reply.json();
    if (!reply.ok) throw new Error(body.detail || "");
    return body;
  }

  // --- showing

  function show(question, reply) {
    const block = node(
      "section", { class: `respuesta respuesta-${reply.status}` },
      node("p", { class: "respuesta-pregunta" }, question),
      node("h2", {}, TITLES[reply.status] || "Respuesta"),
      ...paragraphs(reply.answer),
      choices("Elige una lectura", reply.options.map((o) => [o.label, o.question])),
      sources(reply.citations),
      figures(reply.figures),
      understood(reply.interpretation),
      choices("Puedes preguntar", reply.suggestions.map((text) => [text, text])),
      request(reply.request),
      footer(question, reply),
    );
    log.append(block);
    block.scrollIntoView({ block: "nearest" });
  }

  function paragraphs(text) {
    // Each line is a paragraph; neighbouring lines that begin with «–» are the items of a list.
    const shown = [];
    for (const line of text.split("\n").map((l) => l.trim()).filter(Boolean)) {
      const item = line.startsWith("– ") ? node("li", {}, line.slice(2)) : null;
      const last = shown.at(-1);
      if (item && last?.tagName === "UL") last.append(item);
      else shown.push(item ? node("ul", { class: "respuesta-lados" }, item) : node("p", {}, line));
    }
    return shown;
  }

  function choices(title, items) {
    if (!items.length) return null;
    const list = node("ul", { class: "opciones" }, ...items.map(
      ([label, question]) => node("li", {}, button(label, () => send(question), { class: "opcion" })),
    ));
    return node("div", {}, node("h3", {}, title), list);
  }

  function sources(citations) {
    if (!citations.length) return null;
    const items = citations.map((c) => node(
      "li", {},
      node("a", { href: site(c.page_url) }, `${c.title}, ${c.locator}`),
      ` (${c.publisher}, ${c.date})`,
      c.quote ? node("q", {}, c.quote) : null,
    ));
    return node("div", {}, node("h3", {}, "Fuentes"), node("ol", { class: "respuesta-fuentes" }, ...items));
  }

  function figures(found) {
    if (!found.length) return null;
    const items = found.map((f) => node(
      "li", {}, node("a", { href: site(f.page_url) }, f.text), f.as_of ? ` (${f.as_of})` : null,
    ));
    return node("details", {}, node("summary", {}, "Cifras usadas"), node("ul", {}, ...items));
  }

  function understood(reading) {
    const named = reading.entities.map((e) => node("li", {}, e.name));
    const mended = reading.corrections.map((c) => node("li", {}, `Se leyó «${c.to}» donde dice «${c.from}».`));
    if (!named.length && !mended.length) return null;
    return node("details", {}, node("summary", {}, "Qué entendí"), node("ul", {}, ...named, ...mended));
  }

  function request(text) {
    if (!text) return null;
    const copied = node("span", { role: "status" });
    const copy = button("Copiar", async () => {
      await navigator.clipboard.writeText(text);
      copied.textContent = " Copiado.";
    }, { class: "opcion" });
    return node(
      "details", {}, node("summary", {}, "Texto para pedir el dato por transparencia"),
      node("p", {}, text), navigator.clipboard ? copy : null, copied,
    );
  }

  function footer(question, reply) {
    const link = `${site("asistente/")}?${new URLSearchParams({ pregunta: question })}`;
    const thanks = node("span", { role: "status" });
    const opinion = (useful) => async () => {
      thanks.textContent = (await tell(reply.answer_id, useful)) ? " Gracias." : " No se pudo guardar.";
    };
    return node(
      "p", { class: "respuesta-pie" },
      node("a", { href: link }, "Enlace a esta respuesta"), " · ¿Te sirvió? ",
      button("Sí", opinion(true), { class: "opcion" }), " ", button("No", opinion(false), { class: "opcion" }), thanks,
    );
  }

  async function tell(answerId, useful) {
    try {
      const reply = await fetch(site("api/v1/feedback"), {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ answer_id: answerId, useful }),
      });
      return reply.ok;
    } catch {
      return false;
    }
  }

  function showFailure(question, error) {
    const said = error instanceof TypeError || error.name === "TimeoutError" ? "" : error.message;
    log.append(node(
      "section", { class: "respuesta respuesta-error" },
      node("p", { class: "respuesta-pregunta" }, question),
      node("h2", {}, "El asistente no está disponible"),
      node("p", {}, said || "No se pudo hablar con el servicio. El resto del portal sigue funcionando."),
      node(
        "p", {}, "Puedes buscar en ",
        node("a", { href: site("proyectos/") }, "proyectos"), ", ",
        node("a", { href: site("comunas/") }, "comunas"), " o ",
        node("a", { href: site("fuentes/") }, "fuentes"), ".",
      ),
      button("Intentar otra vez", () => send(question), { class: "opcion" }),
    ));
  }
})();
