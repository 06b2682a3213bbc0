import { readFile } from 'node:fs/promises';
import { validateWorkflow } from '@action-validator/core';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

const workflow = await readFile('.github/workflows/deploy.yml', 'utf8');

describe('the workflow for GitHub Pages', () => {
  test('is valid by the schema of GitHub Actions', () => {
    expect(validateWorkflow(workflow).errors).toEqual([]);
    expect(validateWorkflow(workflow.replace('runs-on:', 'run-on:')).errors).not.toEqual([]);
  });
  test('uses only official actions', () => {
    const { jobs } = parse(workflow) as { jobs: { deploy: { steps: { uses?: string }[] } } };
    const actions = jobs.deploy.steps.flatMap(({ uses }) => uses ?? []);
    expect(actions.length).toBeGreaterThan(3);
    for (const action of actions) expect(action).toMatch(/^actions\/[a-z-]+@v\d+$/);
  });
  test('builds for the address of the pages, and with the Node that the project names', () => {
    expect(workflow).toContain('SITE_URL: ${{ steps.pages.outputs.base_url }}');
    expect(workflow).toContain('node-version-file: .nvmrc');
  });
  test('runs daily, so that works are published when their day has come', () => {
    expect(parse(workflow)).toMatchObject({ on: { schedule: [{ cron: expect.stringMatching(/^\d+ 0 \* \* \*$/) }] } });
  });
});

test('netlify.toml builds for the URL of the site, with redirects for Netlify', async () => {
  const settings = await readFile('netlify.toml', 'utf8');
  expect(settings).toContain('SITE_URL=$URL npm run build');
  expect(settings).toContain('&& cp dist.headers/netlify dist/_redirects"');
  expect(settings).toContain('publish = "dist"');
});
