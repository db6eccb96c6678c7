// npm run deploy: pushes the built add-on to a script project at Google. Start it with --help.

import { resolve } from 'node:path';
import { portsIn } from './deploy/ports';
import { runDeploy } from './deploy/run-deploy';

process.exitCode = runDeploy(process.argv.slice(2), portsIn(resolve('.'), resolve('node_modules/@google/clasp/build/src/index.js')));
