// Asks for what a step needs: the reason always, and where it is one, the conclusion or how much is granted.

import { element } from './table.js';

const at = id => document.getElementById(id);
let settle = null;

/** What the person states, as the API takes it; null where the person thinks better of it. `choices` are [value, text] pairs. */
export function askStep(title, { name, label, choices } = {}) {
  at('step-title').textContent = title;
  at('step-why').value = '';
  at('step-choice-field').hidden = !choices;
  at('step-choice').required = Boolean(choices);
  at('step-choice-label').textContent = label ?? '';
  at('step-choice').replaceChildren(element('option', { value: '' }, 'Choose…'), ...(choices ?? []).map(([value, text]) => element('option', { value }, text)));
  at('step-dialog').showModal();
  return new Promise(resolve => {
    settle = stated => { settle = null; at('step-dialog').close(); resolve(stated); };
    at('step-form').onsubmit = event => {
      event.preventDefault();
      settle({ why: at('step-why').value, ...(choices ? { [name]: at('step-choice').value } : {}) });
    };
  });
}

at('step-cancel').addEventListener('click', () => settle?.(null));
at('step-dialog').addEventListener('cancel', event => { event.preventDefault(); settle?.(null); });
