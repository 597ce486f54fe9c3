/* The search page: takes what is typed, asks the engine, shows results by kind. Nothing is loaded before the first
   search. Everything that comes from the index is put in as text, never as markup. */
import { Search, fold, stem, words } from "./buscar-motor.js";

const TEXTS = {
  es: {
    none: "Ninguna página para «{q}».",
    some: "{n} páginas para «{q}».",
    one: "1 página para «{q}».",
    hint: "Prueba con menos palabras, o mira las listas de abajo.",
    mended: "Se buscó «{b}» donde dice «{a}».",
    ignored: "Ninguna página dice «{a}»: se buscó lo demás.",
    more: "Mostrar {n} más",
    inside: "En la página: ",
    waiting: "Buscando…",
    failed: "No se pudo leer el índice de la búsqueda. Mira las listas de abajo.",
    results: "Resultados",
  },
  en: {
    none: "No page for “{q}”.",
    some: "{n} pages for “{q}”.",
    one: "1 page for “{q}”.",
    hint: "Try fewer words, or use the lists below.",
    mended: "Searched for “{b}” instead of “{a}”.",
    ignored: "No page says “{a}”: searched for the rest.",
    more: "Show {n} more",
    inside: "On the page: ",
    waiting: "Searching…",
    failed: "The search index could not be read. Use the lists below.",
    results: "Results",
  },
};
const SHOWN = [5, 4, 3, 3, 2, 2];
const SHOWN_LATER = 1;
const TYPING_MS = 250;
const SHORTEST = 3;

const mount = document.getElementById("buscar-resultados");
const input = document.getElementById("buscar-texto");
const language = document.documentElement.lang.slice(0, 2) === "en" ? "en" : "es";
const SITE = new URL("../", import.meta.url);
let engine = null;
let asked = 0;
let typing = 0;

/** An element with attributes, text or children. */
function node(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children.filter((child) => child !== null));
  return made;
}

function say(key, values = {}) {
  return TEXTS[language][key].replace(/\{(\w)\}/g, (_, name) => values[name]);
}

const status = node("p", { class: "buscar-estado", role: "status" });
const list = node("div", { class: "buscar-grupos" });

async function search(text) {
  const query = text.trim();
  const turn = (asked += 1);
  if (!query) {
    status.textContent = "";
    list.replaceChildren();
    return;
  }
  status.textContent = say("waiting");
  try {
    engine ||= new Search(new URL(`buscar/indice/${language}/`, SITE).href);
    const found = await engine.find(query);
    const groups = await Promise.all(
      [...byGroup(found.results)].map(([name, hits], place) => group(name, hits, query, SHOWN[place] || SHOWN_LATER)),
    );
    if (turn !== asked) return;
    status.textContent = summary(query, found);
    list.replaceChildren(...groups);
  } catch {
    engine = null;
    if (turn === asked) status.textContent = say("failed");
  }
}

function summary(query, found) {
  const n = found.results.length;
  return [
    say(n === 0 ? "none" : n === 1 ? "one" : "some", { n, q: query }),
    ...found.changes.map(([a, b]) => say("mended", { a, b })),
    ...(n ? found.ignored.map((a) => say("ignored", { a })) : [say("hint")]),
  ].join(" ");
}

/** Results under their kind; kinds in the order of their best result. */
function byGroup(results) {
  const groups = new Map();
  for (const hit of results) groups.set(hit.group, [...(groups.get(hit.group) || []), hit]);
  return groups;
}

/** The best kinds show more of their results; the others are one tap away. */
async function group(name, hits, query, shown) {
  const items = node("ul", {}, ...(await Promise.all(hits.slice(0, shown).map((hit) => result(hit, query)))));
  const rest = hits.slice(shown);
  const more = node("button", { type: "button", class: "opcion" }, say("more", { n: rest.length }));
  more.addEventListener("click", async () => {
    const added = await Promise.all(rest.map((hit) => result(hit, query)));
    items.append(...added);
    more.remove();
    added[0].querySelector("a").focus();
  });
  return node("section", {}, node("h2", {}, `${name} (${hits.length})`), items, rest.length ? more : null);
}

async function result(hit, query) {
  const page = await engine.page(hit.page);
  const [anchor, title, text] = page.partes[Math.max(0, hit.section)] || ["", "", ""];
  const address = new URL(hit.url, SITE).href;
  const inside = hit.section >= 0 && anchor && title
    ? node("p", { class: "buscar-parte" }, say("inside"), node("a", { href: `${address.split("#")[0]}#${anchor}` }, title))
    : null;
  return node(
    "li", {},
    node("a", { class: "buscar-titulo", href: address }, page.titulo),
    page.sobre ? node("p", { class: "cejilla" }, page.sobre) : null,
    text ? node("p", { class: "buscar-extracto" }, ...marked(text, query)) : null,
    inside,
  );
}

/** The text with the words of the query marked. */
function marked(text, query) {
  const wanted = new Set(words(query).map(stem));
  return text.split(/([\p{L}\p{N}]+)/u).map((part) => (wanted.has(stem(fold(part))) ? node("mark", {}, part) : part));
}

function remember(query) {
  const address = new URL(location.href);
  address.searchParams.set("q", query);
  history.replaceState(null, "", address);
}

if (mount && input) {
  mount.replaceChildren(status, list);
  mount.setAttribute("aria-label", say("results"));
  mount.setAttribute("role", "region");
  input.value = (new URLSearchParams(location.search).get("q") || "").slice(0, input.maxLength);
  search(input.value);
  input.form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(typing);
    remember(input.value.trim());
    search(input.value);
  });
  input.addEventListener("input", () => {
    clearTimeout(typing);
    if (input.value.trim().length >= SHORTEST || !input.value) typing = setTimeout(() => search(input.value), TYPING_MS);
  });
}
