// What the agency was told. An alert says what happened and where to look; what is shown there its owner decides.

import { listAlerts, readAlert } from './api.js';
import { element } from './table.js';
import { alertText, instant } from './words.js';

const at = id => document.getElementById(id);
let shown = '';

/** Shows the alerts nobody of the agency has read; `open` is called with the one that is to be looked at. */
export async function showInbox(open) {
  const alerts = await listAlerts();
  const now = JSON.stringify(alerts.map(alert => alert.id));
  if (now === shown) return; // rows that are replaced lose the keyboard's focus
  shown = now;
  at('alerts').replaceChildren(...alerts.map(alert => item(alert, open)));
  at('inbox-empty').hidden = alerts.length > 0;
}

function item(alert, open) {
  const look = element('button', { type: 'button', className: 'plain' }, alertText(alert.kind));
  look.addEventListener('click', () => open(alert));
  const read = element('button', { type: 'button', ariaLabel: `Mark as read: ${alertText(alert.kind)}` }, 'Read');
  read.addEventListener('click', async () => { await readAlert(alert.id); await showInbox(open); });
  return element('li', {}, look, ` ${instant(alert.createdAt)} `, read);
}
