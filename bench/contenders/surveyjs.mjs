// SurveyJS: survey-core + the plain-JS renderer survey-js-ui, one page, all questions
// rendered. The live count is its own "expression" question with a registered function.
import { json, packageDir, version } from './common.mjs';

export default {
  id: 'surveyjs',
  label: `SurveyJS ${version('survey-core')}`,
  roots: { core: packageDir('survey-core'), ui: packageDir('survey-js-ui') },
  page: items => ({
    head: '<link rel="stylesheet" href="core/survey-core.fontless.min.css">',
    body: `<div id="sheet"></div>
<script src="core/survey.core.min.js"></script>
<script src="ui/survey-js-ui.min.js"></script>
<script>
const choices = [{ value: 'yes', text: 'はい' }, { value: 'no', text: 'いいえ' }, { value: 'unknown', text: '不明' }];
Survey.FunctionFactory.Instance.register('yesCount', function () {
  return Object.values(this.survey.data).filter(v => v === 'yes').length;
});
const survey = new Survey.Model({ showNavigationButtons: false, elements: [
  { type: 'expression', name: 'count', title: 'はい', expression: 'yesCount()' },
  ...${json(items)}.map(({ id, text }) => ({ type: 'radiogroup', name: id, title: text, choices, colCount: 3 })),
] });
survey.render(document.getElementById('sheet'));
window.__bench = { value: () => Number(document.querySelector('[data-name=count] .sd-expression')?.textContent) };
</script>`,
  }),
};
