import { parseArgs } from 'node:util';
import { createVisitor, UnexpectedAnswer } from './api-client';
import { DEMO_PASSWORD, DEMO_SELLERS, ensureDemoData } from './demo-data';
import { checkPurchase } from './purchase-check';
import { errorLines, stepLine } from './report';
import { InvalidSite, readSite, type Site } from './site';
import { until } from './until';

type Print = (line: string) => void;

/** What must answer before anything can be bought; the first row of each service's own table. */
const FIRST_QUESTIONS = ['/api/users/currentuser', '/api/tickets?limit=1', '/'];
const WAIT_SECONDS_MAX = 600;

/** One purchase, told step by step. Answers with the exit code. */
export async function runCheck(site: string | Site, print: Print): Promise<number> {
  try {
    await checkPurchase(site, (title, tookMs) => {
      print(stepLine({ title: 'check', detail: title, tookMs }));
    });
    print('The purchase went through.');
    return 0;
  } catch (error) {
    errorLines(error).forEach(print);
    return 1;
  }
}

async function runDemoData(site: Site, print: Print): Promise<number> {
  const { listed, present } = await ensureDemoData(site);
  print(listed > 0 ? `${listed} listings` : 'There is nothing to do.');
  const accounts = DEMO_SELLERS.map(({ email }) => email).join(' or ');
  if (present) print(`Sign in as ${accounts}, password ${DEMO_PASSWORD}.`);
  return 0;
}

function untilItAnswers(site: Site, timeoutMs: number): Promise<void> {
  const visitor = createVisitor(site);
  return until(async () => {
    for (const path of FIRST_QUESTIONS) {
      const { status } = await visitor.get(path);
      if (status !== 200) throw new UnexpectedAnswer(`${site.url}${path} answers ${status}`);
    }
  }, timeoutMs);
}

function readArgs(args: readonly string[]): { site: Site; waitMs: number } {
  const options = {
    url: { type: 'string' },
    'connect-to': { type: 'string' },
    'wait-seconds': { type: 'string', default: '60' },
  } as const;
  const { values } = parseArgs({ args: [...args], options });
  const seconds = Number(values['wait-seconds']);
  if (!Number.isInteger(seconds) || seconds < 0 || seconds > WAIT_SECONDS_MAX) {
    throw new InvalidSite(`--wait-seconds must be a number from 0 to ${WAIT_SECONDS_MAX}`);
  }
  const site = readSite({ url: values.url ?? '', connectTo: values['connect-to'] });
  return { site, waitMs: seconds * 1_000 };
}

const PROGRAMS = { check: runCheck, 'demo-data': runDemoData };

/**
 * `check` or `demo-data` on a shop that runs somewhere, once it answers.
 *
 * @returns the exit code
 */
export async function runOnSite(
  name: keyof typeof PROGRAMS,
  args: readonly string[],
  print: Print,
): Promise<number> {
  try {
    const { site, waitMs } = readArgs(args);
    await untilItAnswers(site, waitMs);
    return await PROGRAMS[name](site, print);
  } catch (error) {
    errorLines(error).forEach(print);
    return 1;
  }
}
