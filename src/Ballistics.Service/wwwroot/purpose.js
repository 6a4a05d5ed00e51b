// What the person works for. It goes with every request, and stands in the trail that owners of other records read.

import { statePurpose } from './api.js';

const field = document.getElementById('purpose');
const kept = 'ballistics.purpose'; // for as long as the tab is open
let heard = () => { };

/** `listener` is called whenever another purpose is stated. */
export const onPurpose = listener => { heard = listener; };

/** Whether a purpose is stated; where none is, the person is asked for it. */
export const demandPurpose = () => field.reportValidity();

export const isStated = () => field.checkValidity();

function state() {
  statePurpose(field.value);
  sessionStorage.setItem(kept, field.value);
}

field.value = sessionStorage.getItem(kept) ?? '';
state();
field.addEventListener('input', state);
field.addEventListener('change', () => heard());
