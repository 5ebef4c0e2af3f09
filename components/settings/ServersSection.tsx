import { Plus } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/Button";
import { useText } from "@/components/ui/text";
import { draftOf, type ProfileDraft } from "@/utils/settings/profile-form";
import { listRows, type ServerRow } from "@/utils/settings/servers-state";
import { defaultProfile } from "@/utils/store/profile-record";
import { newProfileId, removeProfile, setActiveProfile } from "@/utils/store/profiles";
import { Section } from "./Section";
import { DeleteServer } from "./server/DeleteServer";
import { ServerForm } from "./server/ServerForm";
import { ServerList } from "./server/ServerList";
import { ServerTransfer } from "./server/ServerTransfer";
import { useServerActions } from "./server/use-server-actions";
import type { Servers } from "./server/use-servers";
import { useLeaveWarning } from "./use-leave-warning";

/** A server nobody has filled in yet. */
function emptyDraft(): ProfileDraft {
  return { ...draftOf(defaultProfile()), id: newProfileId(), name: "", baseUrl: "" };
}

export function ServersSection({ servers }: { readonly servers: Servers }) {
  const { t } = useText();
  const { state, dispatch } = servers;
  const actions = useServerActions(servers);
  const [doomed, setDoomed] = useState<ServerRow>();
  const rows = listRows(state);
  const selected = rows.find((row) => row.isSelected);
  useLeaveWarning(rows.some((row) => row.isChanged));
  function duplicate({ draft }: ServerRow) {
    const name = t("settings_copy_of", { name: draft.name });
    actions.edit({ ...draft, id: newProfileId(), name, key: "" });
  }
  function remove({ draft }: ServerRow) {
    setDoomed(undefined);
    dispatch({ type: "forget", id: draft.id });
    void removeProfile(draft.id);
  }
  return (
    <Section title={t("settings_servers")} lead={t("settings_servers_lead")}>
      <div>
        <ServerList
          rows={rows}
          onSelect={(row) => dispatch({ type: "select", id: row.draft.id })}
          onUse={(row) => void setActiveProfile(row.draft.id)}
          onDuplicate={duplicate}
          onDelete={setDoomed}
        />
        <Button variant="quiet" onClick={() => actions.edit(emptyDraft())}>
          <Plus aria-hidden="true" />
          {t("settings_add_server")}
        </Button>
      </div>
      {selected && (
        <ServerForm
          key={selected.draft.id}
          row={selected}
          actions={actions}
          onDiscard={() => dispatch({ type: "forget", id: selected.draft.id })}
        />
      )}
      <ServerTransfer profiles={state.profiles} />
      <DeleteServer row={doomed} onCancel={() => setDoomed(undefined)} onDelete={remove} />
    </Section>
  );
}
