import { useState } from "react";
import { appError } from "@/utils/core/app-error";
import { err, type Result } from "@/utils/core/result";
import { hostPattern } from "@/utils/core/server/base-url";
import { type ModelList, withTold } from "@/utils/core/server/model-list";
import type { Profile } from "@/utils/core/server/profile";
import { type ProfileForm, profileOf } from "@/utils/settings/profile-form";
import { readServers, saveServer } from "@/utils/settings/servers";
import type { ServerRow } from "@/utils/settings/servers-state";
import { usePorts } from "../ports/PortsProvider";
import { type ServerStatus, useServerStatus } from "./use-server-status";
import type { Servers } from "./use-servers";

export interface ServerActions {
  statusOf(id: string): ServerStatus;
  /** What the server listed when it was last tested on this page. */
  modelsOf(id: string): ModelList | undefined;
  /** The same, of the address that the form says now. */
  modelsAt(form: ProfileForm): ModelList | undefined;
  edit(form: ProfileForm): void;
  /**
   * Both are for a click's handler, before it awaits anything: they ask for the
   * permission to reach the host. A server is saved whatever the answer is.
   */
  save(row: ServerRow): void;
  test(row: ServerRow): void;
}

interface Tested {
  readonly address: string;
  readonly list: ModelList;
}

export function useServerActions({ dispatch, reload }: Servers): ServerActions {
  const ports = usePorts();
  const { statusOf, begin } = useServerStatus();
  const [models, setModels] = useState<ReadonlyMap<string, Tested>>(new Map());

  async function store(row: ServerRow, profile: Profile): Promise<Result<void>> {
    const saved = await saveServer(profile, row.form);
    if (!saved.ok) return saved;
    await reload();
    dispatch({ type: "forget", id: profile.id, saved: row.form });
    return saved;
  }

  /** Tries it; what its list tells is filled in where the person has chosen nothing. */
  async function tryAndFill(row: ServerRow, profile: Profile) {
    const models = await ports.testConnection(profile.id);
    const told = models.ok ? withTold(profile, models.value) : profile;
    if (JSON.stringify(told) === JSON.stringify(profile)) return models;
    // Removed while it was being tested: nothing brings it back.
    const { profiles } = await readServers();
    if (!profiles.some(({ id }) => id === profile.id)) return models;
    const saved = await store({ ...row, form: { ...row.form, key: "", headers: "" } }, told);
    return saved.ok ? models : saved;
  }

  async function connect(row: ServerRow, profile: Profile, allowed: Promise<boolean>) {
    const saved = row.isChanged ? await store(row, profile) : undefined;
    if (saved && !saved.ok) return saved;
    if (await allowed) return tryAndFill(row, profile);
    const { host } = new URL(profile.baseUrl);
    return err(appError("host_not_allowed", { params: { host } }));
  }

  async function save(row: ServerRow, profile: Profile, allowed: Promise<boolean>) {
    const show = begin(profile.id, { state: "saving" });
    const saved = await store(row, profile);
    show(saved.ok ? { state: "saved" } : { state: "failed", error: saved.error });
    await allowed;
    if (saved.ok) show({ state: "saved" });
  }

  async function test(row: ServerRow, profile: Profile, allowed: Promise<boolean>) {
    const show = begin(profile.id, { state: "testing" });
    const answer = await connect(row, profile, allowed);
    if (!answer.ok) return show({ state: "failed", error: answer.error });
    const tested = { address: row.form.baseUrl, list: answer.value };
    setModels((known) => new Map(known).set(profile.id, tested));
    show({ state: "connected", models: answer.value });
  }

  function withPermission(row: ServerRow, job: typeof save): void {
    const profile = profileOf(row.form);
    if (profile) void job(row, profile, ports.requestHosts([hostPattern(profile.baseUrl)]));
  }

  return {
    statusOf,
    modelsOf: (id) => models.get(id)?.list,
    modelsAt: ({ id, baseUrl }) => {
      const tested = models.get(id);
      return tested?.address === baseUrl ? tested.list : undefined;
    },
    edit: (form) => {
      begin(form.id);
      dispatch({ type: "edit", form });
    },
    save: (row) => withPermission(row, save),
    test: (row) => withPermission(row, test),
  };
}
