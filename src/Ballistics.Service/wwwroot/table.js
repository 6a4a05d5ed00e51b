// Table cells from plain values: text is always text, never markup.

export function element(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

/** A row with one cell per value; a value is a text or an element. `names` gives a cell its class. */
export function row(values, names = []) {
  const made = element('tr');
  values.forEach((value, i) => made.append(element('td', { className: names[i] ?? '' }, value)));
  return made;
}
