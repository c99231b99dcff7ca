/**
 * The community as its settings describe it: areas, people, services, workflows, read together and checked against each other.
 * Every mistake of every file is told at once.
 */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type AreaNode, type AreasFile, areasSchema, flattenAreas } from './areas.ts'
import { didYouMean, type Mistake, SettingsError } from './mistakes.ts'
import { type PeopleFile, type PersonSpec, peopleSchema } from './people.ts'
import { type ServiceSpec, type ServicesFile, servicesSchema, toServices } from './services.ts'
import { undeclaredStatuses, type WorkflowSpec, workflowSchema } from './workflows.ts'
import { readYaml, type YamlFile } from './yaml-file.ts'

export interface Community {
  /** The shipped sample: seats may be taken without a code. */
  sample: boolean
  areas: AreaNode[]
  people: PersonSpec[]
  services: ServiceSpec[]
  workflows: WorkflowSpec[]
}

interface Files {
  areas: YamlFile<AreasFile>
  people: YamlFile<PeopleFile>
  services: YamlFile<ServicesFile>
  workflows: { name: string; file: YamlFile<WorkflowSpec> }[]
}

/** Reads `folder`. Throws a `SettingsError` that lists every mistake. */
export function readCommunity(folder: string): Community {
  const files = readFiles(folder)
  const mistakes = [files.areas, files.people, files.services, ...files.workflows.map(({ file }) => file)].flatMap(
    (file) => file.mistakes,
  )
  const areas = files.areas.value ? flattenAreas(files.areas.value) : []
  mistakes.push(...checkTogether(files, areas))
  if (mistakes.length > 0) throw new SettingsError(mistakes)
  return {
    sample: files.areas.value!.sample,
    areas,
    people: files.people.value!.people,
    services: toServices(files.services.value!),
    workflows: files.workflows.map(({ file }) => file.value!),
  }
}

function readFiles(folder: string): Files {
  const read = <T>(name: string, schema: Parameters<typeof readYaml<T>>[2]) => readYaml(join(folder, name), name, schema)
  return {
    areas: read('areas.yaml', areasSchema),
    people: read('people.yaml', peopleSchema),
    services: read('services.yaml', servicesSchema),
    workflows: workflowNames(folder).map((name) => ({ name, file: read(name, workflowSchema) })),
  }
}

/** At least the default one, so that its absence is told. */
function workflowNames(folder: string): string[] {
  try {
    const names = readdirSync(join(folder, 'workflows')).filter((name) => /\.ya?ml$/.test(name))
    return names.length > 0 ? names.sort().map((name) => `workflows/${name}`) : ['workflows/default.yaml']
  } catch {
    return ['workflows/default.yaml']
  }
}

function checkTogether(files: Files, areas: AreaNode[]): Mistake[] {
  return [
    ...repeated(areas, 'areas.yaml', files.areas),
    ...missingStewards(areas, files.areas),
    ...(files.people.value ? unknownPeople(areas, files.people.value, files) : []),
    ...(files.services.value ? serviceMistakes(files.services.value, files) : []),
    ...files.workflows.flatMap(({ name, file }) => workflowMistakes(name, file)),
  ]
}

function repeated(nodes: AreaNode[], file: string, source: YamlFile<unknown>): Mistake[] {
  const seen = new Set<string>()
  return nodes.flatMap((node) => {
    if (!seen.has(node.id)) {
      seen.add(node.id)
      return []
    }
    const expected = `编号“${node.id}”用了两次，每个辖区的编号要不同`
    return [{ file, line: source.lineOf([...node.at, 'id']), key: 'id', expected }]
  })
}

/** 红色管家: every housing estate has one; scattered buildings are cared for by the grid itself. */
function missingStewards(areas: AreaNode[], source: YamlFile<unknown>): Mistake[] {
  return areas
    .filter((area) => area.kind === 'estate' && area.estateType !== 'scattered' && !area.posts.steward)
    .map((area) => ({
      file: 'areas.yaml',
      line: source.lineOf(area.at),
      key: 'steward',
      expected: `小区“${area.name}”还没有红色管家，每个小区至少 1 名`,
      example: 'steward: chen-steward',
    }))
}

function unknownPeople(areas: AreaNode[], { people }: PeopleFile, files: Files): Mistake[] {
  const ids = people.map((person) => person.id)
  const areaIds = areas.map((area) => area.id)
  const inAreas = areas
    .filter((area) => area.kind !== 'building')
    .flatMap(({ posts, at }) => {
      const named = [posts.leader, posts.deputy, posts.steward, ...posts.members, ...posts.staff]
      return named
        .filter((id): id is string => id !== undefined && !ids.includes(id))
        .map((id) => unknown('areas.yaml', files.areas.lineOf(at), id, '人员编号', ids))
    })
  const inPeople = people.flatMap((person, index) => {
    const line = files.people.lineOf(['people', index])
    const wrongArea =
      person.area && areaIds.length > 0 && !areaIds.includes(person.area)
        ? [unknown('people.yaml', line, person.area, '辖区编号', areaIds)]
        : []
    const twice = ids.indexOf(person.id) < index ? [twiceMistake('people.yaml', line, person.id)] : []
    return [...wrongArea, ...twice]
  })
  return [...inAreas, ...inPeople]
}

function serviceMistakes({ services }: ServicesFile, files: Files): Mistake[] {
  const workflows = files.workflows.flatMap(({ file }) => (file.value ? [file.value.code] : []))
  const codes = services.map((service) => service.code)
  return services.flatMap((service, index) => {
    const line = files.services.lineOf(['services', index])
    const wrong =
      workflows.length > 0 && !workflows.includes(service.workflow)
        ? [unknown('services.yaml', line, service.workflow, '流程', workflows)]
        : []
    return codes.indexOf(service.code) < index ? [...wrong, twiceMistake('services.yaml', line, service.code)] : wrong
  })
}

function workflowMistakes(name: string, file: YamlFile<WorkflowSpec>): Mistake[] {
  const workflow = file.value
  if (!workflow) return []
  const codes = workflow.statuses.map((status) => status.code)
  return undeclaredStatuses(workflow).map(({ at, code }) => unknown(name, file.lineOf(at), code, '状态', codes))
}

const unknown = (file: string, line: number, word: string, what: string, known: string[]): Mistake => ({
  file,
  line,
  key: word,
  expected: `没有这个${what}`,
  didYouMean: didYouMean(word, known),
})

const twiceMistake = (file: string, line: number, word: string): Mistake => ({
  file,
  line,
  key: word,
  expected: '这个编号用了两次',
})
