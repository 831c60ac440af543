// Form.io: its renderer-only bundle. The live count is its own calculated number field.
import { json, packageDir, version } from './common.mjs';

export default {
  id: 'formio',
  label: `Form.io ${version('@formio/js')}`,
  roots: { lib: `${packageDir('@formio/js')}dist/` },
  page: items => ({
    head: '<link rel="stylesheet" href="lib/formio.form.min.css">',
    body: `<div id="sheet"></div>
<script src="lib/formio.form.min.js"></script>
<script>
const values = [{ value: 'yes', label: 'はい' }, { value: 'no', label: 'いいえ' }, { value: 'unknown', label: '不明' }];
Formio.createForm(document.getElementById('sheet'), { display: 'form', components: [
  { type: 'number', key: 'count', label: 'はい', disabled: true, input: true,
    calculateValue: "value = Object.values(data).filter(v => v === 'yes').length" },
  ...${json(items)}.map(({ id, text }) => ({ type: 'radio', key: id, label: text, values, inline: true, input: true })),
] }).then(() => {
  window.__bench = { value: () => Number(document.querySelector('#sheet input[name="data[count]"]')?.value) };
});
</script>`,
  }),
};
