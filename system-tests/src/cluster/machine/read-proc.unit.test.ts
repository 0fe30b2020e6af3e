import { spentFrom } from './read-proc';

const STAT = ['cpu  100 10 20 500 30 5 6 70 9 9', 'cpu0 50 5 10 250 15 2 3 35 4 4', ''].join('\n');
const PRESSURE = [
  'some avg10=0.00 avg60=0.14 avg300=1.17 total=900',
  'full avg10=0.00 avg60=0.00 avg300=0.28 total=614',
  '',
].join('\n');

describe('what a machine has spent', () => {
  it('is the time of all cores, what the host took of it, and when nothing got on', () => {
    expect(spentFrom({ stat: STAT, ioPressure: PRESSURE })).toEqual({
      // 100 + 10 + 20 + 500 + 30 + 5 + 6 + 70: time of guests is part of the first two.
      cpuTicks: 741,
      stolenTicks: 70,
      stalledMicroseconds: 614,
    });
  });

  it('is nothing on a system that does not tell', () => {
    expect(spentFrom({ stat: '', ioPressure: '' })).toEqual({
      cpuTicks: 0,
      stolenTicks: 0,
      stalledMicroseconds: 0,
    });
  });
});
