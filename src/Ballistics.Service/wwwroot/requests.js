// Requests for detail between two agencies: what is asked of this one, what this one asked, and the answers.

import { listRequests, stepRequest } from './api.js';
import { showProblem } from './progress.js';
import { askStep } from './step.js';
import { element, row } from './table.js';
import { instant, releasedText, requestText } from './words.js';

const at = id => document.getElementById(id);
const whoMay = { Grant: ['AgencyAdministrator'], Refuse: ['AgencyAdministrator'], Revoke: ['AgencyAdministrator'], Withdraw: ['Examiner', 'Investigator'] };
export const levels = [['Summary', 'Summary: label, class and event'], ['Full', 'Full: scans and comparison too']];

/** Shows the requests to a person of these roles. */
export async function showRequests(roles) {
  const requests = await listRequests();
  at('requests').tBodies[0].replaceChildren(...requests.map(request => requestRow(request, roles)));
  at('requests').hidden = requests.length === 0;
  at('requests-empty').hidden = requests.length > 0;
}

function requestRow(request, roles) {
  const steps = element('span', { className: 'buttons' }, ...request.allowed.filter(action => whoMay[action]?.some(role => roles.includes(role))).map(action => stepButton(request, action, roles)));
  return row([request.own ? 'Your agency' : request.askedBy, releasedText(request.exhibit), request.wanted, requestText(request.state), `${instant(request.dueAt)}${request.isOverdue ? ', late' : ''}`, steps]);
}

function stepButton(request, action, roles) {
  const button = element('button', { type: 'button', ariaLabel: `${action}: ${releasedText(request.exhibit)}` }, action);
  button.addEventListener('click', async () => {
    try {
      const stated = await askStep(`${action} the request`, action === 'Grant' ? { name: 'granted', label: 'How much is shown', choices: levels } : {});
      if (stated === null) return;
      await stepRequest(request.id, action.toLowerCase(), { version: request.version, ...stated });
      await showRequests(roles);
    } catch (problem) {
      showProblem(problem.title ?? 'Something went wrong on this page', problem.detail ?? problem.message);
    }
  });
  return button;
}
