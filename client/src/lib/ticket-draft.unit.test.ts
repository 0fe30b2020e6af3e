import { readTicketDraft, toTicketDraft } from './ticket-draft';

const typed = { title: 'Jazz', price: '19.90', quantity: '2' };

describe('the draft of a listing', () => {
  it('gives back what was typed and the version that it was typed against', () => {
    // given
    const draft = toTicketDraft(typed, 3);

    // when
    const read = readTicketDraft(draft);

    // then
    expect(read).toEqual({ typed, version: 3 });
  });

  it.each([[{ ...typed }], [{ ...typed, version: 'newest' }]])(
    'names no version where none was kept: %j',
    (draft) => {
      expect(readTicketDraft(draft)).toEqual({ typed, version: undefined });
    },
  );
});
