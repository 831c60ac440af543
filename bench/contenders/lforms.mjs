// LHC-Forms: the prebuilt web component of the package, its native form definition (no
// FHIR library is loaded). The live count is its own TOTALSCORE item (はい scores 1).
import { json, packageDir, version } from './common.mjs';

export default {
  id: 'lforms',
  label: `LHC-Forms ${version('lforms')}`,
  roots: { lib: `${packageDir('lforms')}dist/lforms/webcomponent/` },
  page: items => ({
    head: '<link rel="stylesheet" href="lib/styles.css">',
    body: `<div id="sheet"></div>
<script src="lib/assets/lib/zone.min.js"></script>
<script src="lib/lhc-forms.js"></script>
<script>
const answers = [{ code: 'yes', text: 'はい', score: 1 }, { code: 'no', text: 'いいえ', score: 0 }, { code: 'unknown', text: '不明', score: 0 }];
LForms.Util.addFormToPage({
  code: 'sheet', name: 'sheet', codeSystem: 'local',
  templateOptions: { displayScoreWithAnswerText: false, showFormHeader: false,
    defaultAnswerLayout: { answerLayout: { type: 'RADIO_CHECKBOX', columns: '0' } } },
  items: [
    { linkId: 'count', questionCode: 'count', question: 'はい', dataType: 'REAL', calculationMethod: { name: 'TOTALSCORE' } },
    ...${json(items)}.map(({ id, text }) => ({ linkId: id, questionCode: id, question: text, dataType: 'CODING', answers })),
  ],
}, 'sheet').then(() => {
  window.__bench = {
    value: () => Number(document.querySelector('#sheet input[id^="count"]')?.value),
    target: radio => radio.closest('label'), // its label handles the click and cancels the radio's own
  };
});
</script>`,
  }),
};
