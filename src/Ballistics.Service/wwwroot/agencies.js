// The agency an exhibit is entered for: chosen, remembered, or made in the dialog.

import { createAgency, listAgencies } from './api.js';
import { element } from './table.js';
import { jurisdictionName, jurisdictions } from './words.js';

const at = id => document.getElementById(id);
const remembered = 'ballistics.agency';

/** Fills the choice of agencies; keeps the one chosen last. */
export async function showAgencies(chosen = localStorage.getItem(remembered)) {
  const agencies = await listAgencies();
  at('agency').replaceChildren(...agencies.map(agency =>
    element('option', { value: agency.id }, `${agency.name} (${jurisdictionName(agency.jurisdiction)})`)));
  if (agencies.some(agency => String(agency.id) === String(chosen))) at('agency').value = chosen;
  if (agencies.length === 0) at('agency').append(element('option', { value: '' }, 'None yet: create one'));
}

at('agency').addEventListener('change', () => localStorage.setItem(remembered, at('agency').value));

at('agency-jurisdiction').append(
  element('option', { value: '' }, 'Choose a country'),
  ...jurisdictions.map(({ code, name }) => element('option', { value: code }, name)));

at('new-agency').addEventListener('click', askForAgency);
at('agency-dismiss').addEventListener('click', () => at('agency-dialog').close());

/** Opens the dialog in which an agency is made. */
export function askForAgency() {
  at('agency-problem').hidden = true;
  at('agency-dialog').showModal();
}

at('agency-form').addEventListener('submit', async event => {
  event.preventDefault();
  try {
    const agency = await createAgency(at('agency-name').value.trim(), at('agency-jurisdiction').value);
    localStorage.setItem(remembered, agency.id);
    await showAgencies(agency.id);
    at('agency-form').reset();
    at('agency-dialog').close();
  } catch (problem) {
    at('agency-problem').textContent = [problem.title, problem.detail].filter(Boolean).join(': ');
    at('agency-problem').hidden = false;
  }
});
