import '../errors/watch.ts';
import { mount } from '../mount.tsx';
import { texts } from '../texts.ts';
import { Inspector } from './Inspector.tsx';

mount(<Inspector />, texts.windows.inspector);
