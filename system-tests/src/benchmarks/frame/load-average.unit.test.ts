import { watchLoad } from './load-average';

describe('the load of the machine', () => {
  it('is told as it was before, and as the highest meanwhile', () => {
    const averages = [1.5, 0.5, 2.5, 2];
    const watch = watchLoad(() => averages.shift() ?? 0);
    for (let looks = 0; looks < 3; looks += 1) watch.look();
    expect(watch.load).toEqual({ before: 1.5, during: 2.5 });
  });
});
