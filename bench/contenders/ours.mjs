// <mimamori-sheet> from --dist DIR, with one pack of N items in place of the built-in ones.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { json } from './common.mjs';

// A pack of N items in eight questions, judged by a scale of four levels like the built-in one.
export function ourPack(items) {
  const text = ja => ({ ja, en: ja });
  const citations = [{ source: 'bench', evidence: 'own' }];
  const size = Math.ceil(items.length / 8);
  const questions = Array.from({ length: Math.ceil(items.length / size) }, (_, at) => ({
    id: `q${at + 1}`,
    number: `${at + 1}`,
    title: text(`設問${at + 1}`),
    items: items.slice(at * size, (at + 1) * size).map(({ id }) => id),
    citations,
  }));
  const question = ({ id }) => ({ question: id });
  const level = (id, when) => ({ id, label: text(id), words: text('検討'), when, citations });
  const levels = [
    level('a', { all: questions.slice(0, 3).map(question) }),
    level('b', { all: questions.slice(3, 5).map(question) }),
    level('c', { all: questions.slice(0, 2).map(question) }),
    level('d', { any: questions.map(question) }),
  ];
  return {
    format: 'mimamori-pack/1', id: 'bench', edition: '1', title: text('ベンチ用シート'), as_of: '2026-11-20', licence: 'CC0-1.0',
    sources: [{ id: 'bench', title: text('ベンチ') }],
    items: items.map(({ id, text: statement, definition, examples }) => ({
      id, scope: 'child', statement: text(statement), definition: text(definition), examples: examples.map(text),
      look_at: [], confirm: {}, citations,
    })),
    questions,
    scales: [{ id: 'urgency', title: text('緊急度'), levels, none: { label: text('なし'), words: text('規則に当たらない') } }],
  };
}

// In-page expression, `root` is the shadow root: how many answers the sheet counts, over all its questions.
const answered = `[...root.querySelectorAll('.progress')].reduce((sum, it) => sum + Number(it.textContent.match(/中 (\\d+)件/)[1]), 0)`;

export default dist => ({
  id: 'ours',
  label: 'mimamori-sheet (ours)',
  missing: dist && existsSync(join(dist, 'mimamori.js')) ? null : 'not built',
  roots: dist ? { dist: resolve(dist) } : {},
  page: items => ({
    head: '',
    body: `<script src="dist/mimamori.js"></script>
<script>
const sheet = document.createElement('mimamori-sheet');
sheet.packs = [${json(ourPack(items))}];
document.body.append(sheet);
sheet.ready.then(() => {
  const root = sheet.shadowRoot;
  window.__bench = {
    rows: () => root.querySelectorAll('[data-item]').length,
    yes: i => root.querySelectorAll('[data-item]')[i].querySelector('input[type=radio][value=yes]'),
    value: () => ${answered},
  };
});
</script>`,
  }),
});
