import { MongoBinary } from 'mongodb-memory-server-core/lib/util/MongoBinary';

const downloadDir = process.argv[2] ?? '.';

MongoBinary.getPath({ downloadDir }).then(
  (executable) => process.stdout.write(`mongod: ${executable}\n`),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  },
);
