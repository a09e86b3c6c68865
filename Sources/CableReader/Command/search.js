// Searches the words of this site's cables in the browser. Nothing is sent anywhere. Without this script
// the site is whole: its lists by year and by TAG lead to every cable.
"use strict";
(() => {
  const perPage = 100;
  const rowsPerFile = 250;
  // Letters that no accent can be taken from, as the program folds them.
  const plain = {æ: "ae", œ: "oe", ß: "ss", đ: "d", ð: "d", ħ: "h", ı: "i", ł: "l", ø: "o", þ: "th", ŧ: "t"};
  const tables = {words: new Map(), rows: new Map()};
  const waiting = new Map();

  // Called by the files in words/ and rows/.
  globalThis.cablereader = (folder, name, table) => tables[folder].set(name, table);

  // A word is a run of letters and digits; case and accents of Latin letters make no difference.
  function words(text) {
    const found = [];
    let word = "";
    for (const sign of text) {
      if (/^[\u0300-\u036f]$/.test(sign)) continue;
      if (!/^[\p{Alphabetic}\p{N}]$/u.test(sign)) {
        if (word) found.push(word);
        word = "";
        continue;
      }
      for (const letter of sign.toLowerCase()) {
        const bare = plain[letter] ?? letter.normalize("NFD").replace(/[\u0300-\u036f]/g, "");
        if (!/^[\u0300-\u036f]$/.test(letter)) word += plain[letter] || /^[a-z]$/.test(bare) ? bare : letter;
      }
    }
    if (word) found.push(word);
    return found;
  }

  // The file that has the words with these first two letters.
  function fileName(word) {
    const start = new TextEncoder().encode([...word].slice(0, 2).join(""));
    return [...start].map((byte) => {
      const sign = String.fromCharCode(byte);
      return /[a-z0-9]/.test(sign) ? sign : "_" + byte.toString(16).padStart(2, "0");
    }).join("");
  }

  // Resolves when a file has been read; one that does not exist has no words.
  function load(folder, name) {
    const path = `${folder}/${name}.js`;
    if (!waiting.has(path)) {
      waiting.set(path, new Promise((done) => {
        const script = document.createElement("script");
        script.onload = script.onerror = done;
        script.src = path;
        document.head.appendChild(script);
      }));
    }
    return waiting.get(path);
  }

  // The places of a list of distances.
  function places(list) {
    let place = 0;
    return list.split(",").map((distance) => (place += Number(distance)));
  }

  // The cables that have a word, or a word that begins with it.
  async function having(word, isBeginning) {
    const name = fileName(word);
    await load("words", name);
    const table = tables.words.get(name) ?? {};
    if (!isBeginning) return new Set(Object.hasOwn(table, word) ? places(table[word]) : []);
    const found = new Set();
    for (const [known, list] of Object.entries(table)) {
      if (known.startsWith(word)) for (const place of places(list)) found.add(place);
    }
    return found;
  }

  // The cables that a query selects, newest first, or a sentence that says why it cannot be answered.
  async function answer(query) {
    let found = null;
    const excluded = [];
    for (const term of query.split(/\s+/)) {
      const isExcluded = term.startsWith("-");
      const parts = words(term);
      for (const [index, word] of parts.entries()) {
        const isBeginning = term.endsWith("*") && index === parts.length - 1;
        if (isBeginning && [...word].length < 2) return `Write two letters or more before *: ${term}`;
        const some = await having(word, isBeginning);
        if (isExcluded) excluded.push(some);
        else found = found === null ? some : new Set([...found].filter((place) => some.has(place)));
      }
    }
    if (found === null) return excluded.length ? "Add a word that the cables must have." : "";
    return [...found].filter((place) => !excluded.some((some) => some.has(place))).sort((a, b) => a - b);
  }

  async function row(place) {
    const name = String(Math.floor(place / rowsPerFile));
    await load("rows", name);
    return tables.rows.get(name)[place % rowsPerFile];
  }

  // A row of the result. Texts of documents become text, never markup.
  function line([page, id, date, level, subject]) {
    const cells = document.createElement("tr");
    for (const [column, text] of [date, id, level, subject].entries()) {
      const cell = document.createElement("td");
      if (column === 1) {
        const link = document.createElement("a");
        link.href = page;
        link.textContent = text;
        cell.appendChild(link);
      } else {
        cell.textContent = text;
      }
      cells.appendChild(cell);
    }
    return cells;
  }

  let latest = 0;

  async function show(query, count) {
    const turn = ++latest;
    const found = await answer(query);
    if (turn !== latest) return;
    const status = document.getElementById("status");
    const table = document.getElementById("result");
    const more = document.getElementById("more");
    if (typeof found === "string") {
      status.textContent = found;
      table.replaceChildren();
      more.hidden = true;
      return;
    }
    const rows = await Promise.all(found.slice(0, count).map(row));
    if (turn !== latest) return;
    status.textContent = found.length === 1 ? "1 cable" : `${found.length} cables`;
    table.replaceChildren(...rows.map(line));
    more.hidden = found.length <= count;
    more.onclick = () => show(query, count + perPage);
  }

  const field = document.getElementById("query");
  function begin() {
    // The address names the query, so that a search can be kept and passed on.
    history.replaceState(null, "", field.value ? "#" + encodeURIComponent(field.value) : "#");
    return show(field.value, perPage);
  }
  document.getElementById("search").hidden = false;
  field.addEventListener("input", begin);
  document.getElementById("search").addEventListener("submit", (event) => event.preventDefault());
  try {
    field.value = decodeURIComponent(location.hash.slice(1));
  } catch {
    // Somebody else's address: it is no query.
  }
  if (field.value) show(field.value, perPage);
  field.focus();
})();
