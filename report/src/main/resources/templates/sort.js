// Clicking a heading sorts its table; a second click turns the order around.
for (const table of document.querySelectorAll('table.grid')) {
  const body = table.tBodies[0];
  if (body.rows.length < 2) continue;
  const value = (row, column) => {
    const cell = row.cells[column];
    return cell.dataset.sort !== undefined ? Number(cell.dataset.sort) : cell.textContent.trim();
  };
  const compare = (a, b) => typeof a === 'number' && typeof b === 'number' ? a - b
    : typeof a === 'number' ? -1 : typeof b === 'number' ? 1 : a.localeCompare(b, 'en', {numeric: true});
  for (const head of table.querySelectorAll('th[data-column]')) {
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener('click', () => {
      const column = Number(head.dataset.column);
      const down = head.ariaSort === 'descending' || (head.ariaSort !== 'ascending' && !head.classList.contains('n'));
      table.querySelectorAll('th[aria-sort]').forEach(other => other.removeAttribute('aria-sort'));
      head.setAttribute('aria-sort', down ? 'ascending' : 'descending');
      const rows = Array.from(body.rows);
      rows.sort((a, b) => (down ? 1 : -1) * compare(value(a, column), value(b, column)));
      body.append(...rows);
    });
  }
}
