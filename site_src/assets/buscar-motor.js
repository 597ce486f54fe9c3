/* The search itself: reads pieces of the index that the site carries and adds up scores computed when it was built.
   `fold`, `stem` and `words` do what generator/busqueda/terms.py does. Knows nothing of the page. */

const STOPWORDS = new Set((
  "a al con cual cuales cuando cuanto cuanta cuantos cuantas como de del desde donde e el ella en entre es esta este " +
  "hay la las le lo los mas mi o para pero por que quien se ser si sin sobre son su sus un una unos unas y ya"
).split(" "));
const NAMED = -1;
const PREFIX_SHARE = 0.5;
const SHORTEST_PREFIX = 3;
const SHORTEST_MENDED = 4;
const LONG_WORD = 8;

/** Lower case without any accent; a point between thousands goes. */
export function fold(text) {
  return text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]+/g, "").replace(/(?<=\d)\.(?=\d{3}(?!\d))/g, "");
}

/** A folded word without its plural and its last vowel. */
export function stem(word) {
  if (/\d$/.test(word)) return word;
  if (word.length <= 3) return word.endsWith("z") ? `${word.slice(0, -1)}c` : word;
  if (word.endsWith("es") && !"aeiou".includes(word.at(-3))) word = word.slice(0, -2);
  else if (word.endsWith("s")) word = word.slice(0, -1);
  if (word.length > 3 && "aeo".includes(word.at(-1))) word = word.slice(0, -1);
  return word.endsWith("z") ? `${word.slice(0, -1)}c` : word;
}

/** The words of a text, folded, function words left out. */
export function words(text) {
  return (fold(text).match(/[a-z0-9]+/g) || []).filter((w) => !STOPWORDS.has(w));
}

/** Steps from one word to the other (a letter more, less, changed or swapped with its neighbour); at most `limit` + 1. */
export function distance(a, b, limit) {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    if (Math.min(...row) > limit) return limit + 1;
    [before, last] = [last, row];
  }
  return last[b.length];
}

/** The search over one language's index; `base` is the address of its folder. */
export class Search {
  #base;
  #files = new Map();

  constructor(base) {
    this.#base = base;
  }

  /** What is shown of a page. */
  page(number) {
    return this.#read(`p/${number}.json`);
  }

  /** The pages of a query: `{results: [{page, url, group, section}], changes: [[typed, meant]], ignored: [word]}`. */
  async find(text) {
    const index = await this.#read("indice.json");
    const typed = [...new Set(words(text))];
    const changes = [];
    const ignored = [];
    const total = new Map();
    for (const [place, word] of typed.entries()) {
      let found = await this.#pages(index, word, place === typed.length - 1);
      if (!found.size) {
        const meant = await this.#mend(word);
        for (const other of meant) {
          for (const [page, hit] of await this.#pages(index, other, false)) merge(found, page, hit);
        }
        if (found.size && meant.join("") !== word) changes.push([word, meant.join(" ")]);
      }
      if (!found.size) ignored.push(word);
      for (const [page, hit] of found) {
        const sum = total.get(page) || { matched: 0, named: 0, score: 0, best: 0, section: NAMED };
        sum.matched += 1;
        sum.score += hit.score;
        if (hit.section === NAMED) sum.named += 1;
        else if (hit.score > sum.best) [sum.best, sum.section] = [hit.score, hit.section];
        total.set(page, sum);
      }
    }
    const most = Math.max(0, ...[...total.values()].map((t) => t.matched));
    const results = [...total.entries()]
      .filter(([, t]) => t.matched === most)
      .sort(([p, a], [q, b]) => worth(b, index.paginas[q][2]) - worth(a, index.paginas[p][2]) || p - q)
      .map(([page, t]) => ({
        page, url: index.paginas[page][0], group: index.grupos[index.paginas[page][1]], section: t.section,
      }));
    return { results, changes, ignored };
  }

  /** Pages of one word: page → {score, section}. The word being typed also finds what begins with it. */
  async #pages(index, word, unfinished) {
    const found = new Map();
    const term = stem(word);
    for (const piece of await this.#pieces(index, term, term)) add(found, piece[term] || [], 1);
    const begins = word.length >= SHORTEST_PREFIX && !/\d/.test(word);
    if (begins && (unfinished || !found.size)) {
      for (const piece of await this.#pieces(index, word, `${word}{`)) {
        for (const [other, flat] of Object.entries(piece)) {
          if (other !== term && other.startsWith(word)) add(found, flat, PREFIX_SHARE * (word.length / other.length));
        }
      }
    }
    return found;
  }

  /** The pieces that hold the terms from `first` to `last`. */
  async #pieces(index, first, last) {
    const numbers = index.tramos
      .map((start, n) => [start, index.tramos[n + 1], n])
      .filter(([start, next]) => start <= last && (next === undefined || next > first))
      .map(([, , n]) => n);
    return Promise.all(numbers.map((n) => this.#read(`t/${n}.json`)));
  }

  /** The words meant by one that stands nowhere: the nearest known word, or its letters and digits apart. */
  async #mend(word) {
    const apart = word.match(/^([a-z]+)(\d+)$/) || word.match(/^(\d+)([a-z]+)$/);
    if (apart) return apart.slice(1).filter((w) => /\d/.test(w));
    if (word.length < SHORTEST_MENDED || /\d/.test(word)) return [];
    const limit = word.length < LONG_WORD ? 1 : 2;
    let best = null;
    for (const known of await this.#read("palabras.json")) {
      const steps = distance(word, known, limit);
      if (steps <= limit && (!best || steps < best.steps)) best = { known, steps };
    }
    return best ? [best.known] : [];
  }

  #read(name) {
    if (!this.#files.has(name)) {
      const reading = fetch(this.#base + name).then((reply) => {
        if (!reply.ok) throw new Error(`${reply.status} ${name}`);
        return reply.json();
      });
      reading.catch(() => this.#files.delete(name));
      this.#files.set(name, reading);
    }
    return this.#files.get(name);
  }
}

/** A page counts more the more of the query is part of its name, and the more of its title the query is. */
function worth(sum, titleLength) {
  const whole = Math.min(1, sum.named / Math.max(1, titleLength));
  return sum.score * (1 + 1.5 * (sum.named / sum.matched) ** 2) * (1 + whole / 2);
}

function add(found, flat, share) {
  for (let i = 0; i < flat.length; i += 3) merge(found, flat[i], { score: flat[i + 1] * share, section: flat[i + 2] });
}

/** Of two hits on the same page the better one stays. */
function merge(found, page, hit) {
  const known = found.get(page);
  if (!known || hit.score > known.score) found.set(page, hit);
}
