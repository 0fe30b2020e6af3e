const { default: Sequencer } = require('@jest/test-sequencer');

/** Files that wait for brokers and clocks more than they work. */
const WAITING = [/-bus\.int\./, /\/experiments\.int\./, /\/model\.int\./, /\/start-suite\.int\./];

/** Begun last, one of those would go on alone while every other worker has nothing left to do. */
module.exports = class extends Sequencer {
  sort(tests) {
    const waits = ({ path }) => WAITING.some((pattern) => pattern.test(path));
    const sorted = super.sort(tests);
    return [...sorted.filter(waits), ...sorted.filter((test) => !waits(test))];
  }
};
