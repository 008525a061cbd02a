// Finds entries for search.js, which loads this file and MiniSearch when a reader opens
// the search: for each word of a query it loads the shard that the first two letters
// choose, and for the results that are shown the pages with their entries. What these
// files hold is told in package search of the program. MiniSearch finds the words of a
// shard, by their beginning and with errors; their postings are weighed here.
(() => {
  // The kinds of entries as they are numbered, and how many results of each are shown
  // at once. A responsibility is shown by its duties where these have the words.
  const kinds = ["responsibility", "topic", "area", "component", "provider", "document"];
  const shownAtOnce = [12, 4, 4, 4, 4, 4];
  const dutiesShown = 2; // of one responsibility
  const wordsAtMost = 6; // of a query

  // words takes a text apart: letters and digits, without accents.
  const words = (text) => (text.normalize("NFKD").replace(/\p{M}+/gu, "").toLowerCase().match(/[\p{L}\p{N}]+/gu) || [])
    .map((word) => [...word].slice(0, 40).join("")).filter((word) => [...word].length > 1);

  // firstLetters choose the shard of a word.
  const firstLetters = (word) => [...word].slice(0, 2).join("");

  // postings turns differences into the numbers of entries with their weights.
  const postings = (list) => {
    let sum = 0;
    return list.map((step) => { sum += step; return { entry: Math.floor(sum / 4), weight: sum % 4 + 1 }; });
  };

  // linesOf returns the results that an entry is shown as: itself, or its duties.
  const linesOf = ({ hit, kind, row }, forms) => {
    const [, label, detail, provider, url, mark, owner, ...parts] = row;
    const whole = { group: kinds[kind], text: label, where: [provider, detail], url, mark, owner };
    const rated = parts.map((part, i) => ({ part, i, count: new Set(words(part[0]).filter((word) => forms.has(word))).size }))
      .filter(({ count }) => count > 0).sort((a, b) => b.count - a.count || a.i - b.i);
    const duties = rated.slice(0, dutiesShown).map(({ part: [text, clause, address, partMark, party] }) => (
      { group: "duty", text, where: [provider, clause], url: address, mark: partMark, owner: party }));
    return hit.inLabel || duties.length === 0 ? [whole, ...duties.slice(0, 1)] : duties;
  };

  // demarcFinder asks an index. Load brings a file of it, named from the manifest's folder.
  self.demarcFinder = (manifest, load) => {
    const shardOf = new Map(manifest.shards.flatMap((groups, i) => groups.map((letters) => [letters, i])));
    const finder = new MiniSearch({ fields: ["forms"], tokenize: (forms) => forms.split(" "), processTerm: (form) => form });
    const terms = []; // of all shards loaded
    const stems = new Map(); // letters shared by the forms of terms → these terms
    const addShard = (rows) => {
      for (let i = 0; i < rows.length; i += 5) {
        const term = { id: terms.length, forms: rows[i], left: rows[i + 2], label: rows[i + 3], others: rows[i + 4] };
        const stem = [...term.forms.split(" ")[0]].slice(0, rows[i + 1]).join("");
        stems.set(stem, [...(stems.get(stem) || []), term]);
        terms.push(term);
        finder.add(term);
      }
    };
    const added = new Map();
    const shard = (number) => {
      if (!added.has(number)) added.set(number, load(`${manifest.folder}w${number}.js`).then(addShard));
      return added.get(number).catch((fault) => { added.delete(number); throw fault; });
    };

    // inflected finds the terms of a form that nobody wrote, by its beginning.
    const inflected = (word) => {
      for (let n = word.length; n * 2 >= word.length && n > 1; n--) {
        if (stems.has(word.slice(0, n))) return stems.get(word.slice(0, n)).map((term) => ({ term, closeness: 1 }));
      }
      return [];
    };
    const ask = (word, how) => {
      const found = finder.search(word, { bm25: { k: 1.2, b: 0, d: 0.5 }, ...how });
      return found.filter((result) => terms[result.id].forms.startsWith(firstLetters(word)))
        .map((result) => ({ term: terms[result.id], closeness: result.score / found[0].score, exact: Object.keys(result.match).includes(word) }));
    };
    // as finds the terms of a word that is written right: it, what begins with it, and
    // other forms of it. Only the last word of a query may be unfinished.
    const as = async (word, isLast) => {
      const number = shardOf.get(firstLetters(word));
      if (number === undefined) return [];
      await shard(number);
      const found = ask(word, { prefix: true });
      const exact = found.filter((one) => one.exact);
      if (exact.length > 0) return isLast ? found : exact;
      return found.concat(inflected(word));
    };
    // near finds the terms of a word: as it is written, with the second and the third
    // letter the other way round, with other errors.
    const near = async (word, isLast) => {
      let found = await as(word, isLast);
      if (found.length === 0 && word.length > 3) found = await as(word[0] + word[2] + word[1] + word.slice(3), isLast);
      return found.length > 0 ? found : ask(word, { fuzzy: word.length > 3 ? 2 : 1 });
    };

    // weigh scores the entries that have a word: more where few have it, where it is
    // most of what the entry says, and where it stands in the label.
    const weigh = (found) => {
      const entries = new Map();
      let rarity = 0;
      let left = false; // whether entries with the word are not listed
      for (const { term, closeness } of found) {
        const count = term.label.length + term.others.length + term.left;
        const rare = Math.log(1 + manifest.entries / count);
        rarity = Math.max(rarity, rare * closeness);
        left = left || term.left > 0;
        const add = (list, inLabel) => {
          for (const { entry, weight } of postings(list)) {
            const score = closeness * rare * (inLabel ? 2 + weight : weight / 2);
            const before = entries.get(entry);
            if (!before || before.score < score) entries.set(entry, { score, inLabel: inLabel || Boolean(before && before.inLabel) });
            else if (inLabel) before.inLabel = true;
          }
        };
        add(term.label, true);
        add(term.others, false);
      }
      return { entries, rarity, left, forms: found.flatMap(({ term }) => term.forms.split(" ")) };
    };

    // weighed keeps what is known of each word, so that typing the next one is quick.
    const known = new Map();
    const weighed = (word, i, all) => {
      const isLast = i === all.length - 1;
      const key = isLast ? word : `${word} `;
      if (!known.has(key)) known.set(key, near(word, isLast).then(weigh));
      return known.get(key).catch((fault) => { known.delete(key); throw fault; });
    };

    // search returns the entries that have the words of a query, the best first: those
    // with all of them, or with the rare ones of them.
    const search = async (query) => {
      const all = await Promise.all([...new Set(words(query))].slice(0, wordsAtMost).map(weighed));
      const rarity = all.reduce((sum, w) => sum + w.rarity, 0);
      const hits = new Map();
      for (const word of all) {
        for (const [entry, { score, inLabel }] of word.entries) {
          const hit = hits.get(entry) || { entry, score: 0, has: 0, inLabel: false };
          hit.score += score;
          hit.has += word.rarity / rarity;
          hit.inLabel = hit.inLabel || inLabel;
          hits.set(entry, hit);
        }
      }
      let best = 0;
      hits.forEach((hit) => { best = Math.max(best, hit.has); });
      const results = [...hits.values()].filter((hit) => hit.has >= 0.6 * best);
      const share = (hit) => Math.round(100 * hit.has);
      results.sort((a, b) => share(b) - share(a) || b.score - a.score || a.entry - b.entry);
      // What stands almost everywhere is not what a reader looks for.
      const rarest = Math.max(...all.map((word) => word.rarity));
      const forms = new Set(all.filter((word) => word.rarity >= 0.4 * rarest).flatMap((word) => word.forms));
      return { results, forms, left: all.some((word) => word.left) };
    };
    const kindOf = (entry) => manifest.kinds.filter(([, first]) => first <= entry).pop()[0];
    const row = async (entry) => {
      const page = Math.floor(entry / manifest.perPage);
      return (await load(`${manifest.folder}e${page}.js`))[entry - page * manifest.perPage];
    };

    // find answers a query: the lines to show, times as many as at first; how many entries
    // were found, and whether the index has left out others; whether there is more to show;
    // and isFound, which says whether a piece of a text is one of the words.
    const find = async (query, times) => {
      const { results, forms, left } = await search(query);
      const room = shownAtOnce.map((n) => n * times);
      const chosen = results.map((hit) => ({ hit, kind: kindOf(hit.entry) })).filter(({ kind }) => room[kind]-- > 0);
      const rows = await Promise.all(chosen.map(({ hit }) => row(hit.entry)));
      return {
        lines: chosen.flatMap((one, i) => linesOf({ ...one, row: rows[i] }, forms)),
        found: results.length,
        left,
        more: chosen.length < results.length,
        isFound: (piece) => words(piece).some((word) => forms.has(word)),
      };
    };
    return { find };
  };
})();
