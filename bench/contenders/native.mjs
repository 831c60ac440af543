// The floor: the same sheet as hand-written HTML. The rows come ready-made in the
// document; one style sheet, one small script. <details> is empty until first opened.
const esc = s => s.replace(/[&<>"]/g, c => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]);

const css = `
body { font: 1rem/1.6 sans-serif; margin: 0 auto; max-width: 48rem; padding: 0 1rem }
output { position: sticky; top: 0; z-index: 1; display: block; padding: .5rem; background: #fff; border-bottom: 1px solid #888 }
fieldset { content-visibility: auto; contain-intrinsic-size: auto 8rem; margin: 1rem 0; border: 1px solid #bbb; border-radius: .5rem }
fieldset[data-answer] { border-color: #06c }
fieldset[data-answer=yes] { background: #e8f2ff }
label { display: inline-block; padding: .6rem 1rem .6rem 0 }
`;

const js = `
const answers = new Map();
const sheet = document.querySelector('form');
const result = document.querySelector('output');
const help = JSON.parse(document.getElementById('help').textContent);
sheet.addEventListener('change', ({ target }) => {
  const row = target.closest('fieldset');
  answers.set(row.id, target.value);
  row.dataset.answer = target.value;
  let yes = 0;
  for (const answer of answers.values()) if (answer === 'yes') yes++;
  result.textContent = 'はい ' + yes + ' 件';
});
sheet.addEventListener('toggle', ({ target }) => {
  if (target.childElementCount > 1) return;
  const [definition, ...examples] = help[target.closest('fieldset').id];
  const p = document.createElement('p');
  p.textContent = definition;
  const ul = document.createElement('ul');
  ul.append(...examples.map(text => Object.assign(document.createElement('li'), { textContent: text })));
  target.append(p, ul);
}, true);
window.__bench = { value: () => Number(result.textContent.match(/\\d+/)[0]) };
`;

const row = ({ id, text }) => `<fieldset id="${id}"><legend>${esc(text)}</legend>
<label><input type="radio" name="${id}" value="yes">はい</label>
<label><input type="radio" name="${id}" value="no">いいえ</label>
<label><input type="radio" name="${id}" value="unknown">不明</label>
<details><summary>説明</summary></details></fieldset>`;

export default {
  id: 'native',
  label: 'native HTML (floor)',
  texts: { 'style.css': css, 'sheet.js': js },
  page: items => ({
    head: '<link rel="stylesheet" href="style.css">',
    body: `<output>はい 0 件</output><form>${items.map(row).join('\n')}</form>
<script type="application/json" id="help">${JSON.stringify(Object.fromEntries(
      items.map(item => [item.id, [item.definition, ...item.examples]]))).replace(/</g, '\\u003c')}</script>
<script src="sheet.js"></script>`,
  }),
};
