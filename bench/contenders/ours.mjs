// <mimamori-sheet> from --dist DIR, with one pack of N items in place of the built-in ones.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { json } from './common.mjs';

// BEST GUESS - adapt to the pack format: this function and `result` are all that knows it.
export function ourPack(items) {
  return {
    format: 'mimamori-pack/1',
    id: 'bench',
    version: '1',
    title: 'ベンチ用シート',
    lang: 'ja',
    items: items.map(({ id, text, definition, examples }) => ({ id, statement: text, definition, examples })),
  };
}

// In-page expression, `root` is the shadow root: the element whose first number is the live count of はい.
const result = `root.querySelector('[data-result], output, [role=status]')`;

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
    value: () => Number(${result}?.textContent.match(/\\d+/)?.[0]),
  };
});
</script>`,
  }),
});
