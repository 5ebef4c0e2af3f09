import { Plus } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/Button";
import { useText } from "@/components/ui/text";
import { fillForm } from "@/utils/settings/read-pasted";
import { activateServer, copyForm, emptyForm, removeServer } from "@/utils/settings/servers";
import { listRows, type ServerRow } from "@/utils/settings/servers-state";
import { Section } from "./Section";
import { DeleteServer } from "./server/DeleteServer";
import { PasteServer } from "./server/PasteServer";
import { ServerForm } from "./server/ServerForm";
import { ServerList } from "./server/ServerList";
import { ServerTransfer } from "./server/ServerTransfer";
import { useServerActions } from "./server/use-server-actions";
import type { Servers } from "./server/use-servers";
import { useLeaveWarning } from "./use-leave-warning";

export function ServersSection({ servers }: { readonly servers: Servers }) {
  const { t } = useText();
  const { state, dispatch } = servers;
  const actions = useServerActions(servers);
  const [doomed, setDoomed] = useState<ServerRow>();
  const rows = listRows(state);
  const selected = rows.find((row) => row.isSelected);
  useLeaveWarning(rows.some((row) => row.isChanged));
  function duplicate({ form }: ServerRow) {
    actions.edit(copyForm(form, t("settings_copy_of", { name: form.name })));
  }
  function remove({ form }: ServerRow) {
    setDoomed(undefined);
    dispatch({ type: "forget", id: form.id });
    void removeServer(form.id);
  }
  return (
    <Section title={t("settings_servers")} lead={t("settings_servers_lead")}>
      <div>
        <ServerList
          rows={rows}
          onSelect={(row) => dispatch({ type: "select", id: row.form.id })}
          onUse={(row) => void activateServer(row.form.id)}
          onDuplicate={duplicate}
          onDelete={setDoomed}
        />
        <Button variant="quiet" onClick={() => actions.edit(emptyForm())}>
          <Plus aria-hidden="true" />
          {t("settings_add_server")}
        </Button>
        <PasteServer onUse={(found) => actions.edit(fillForm(emptyForm(), found))} />
      </div>
      {selected && (
        <ServerForm
          key={selected.form.id}
          row={selected}
          actions={actions}
          onDiscard={() => dispatch({ type: "forget", id: selected.form.id })}
        />
      )}
      <ServerTransfer profiles={state.profiles} />
      <DeleteServer row={doomed} onCancel={() => setDoomed(undefined)} onDelete={remove} />
    </Section>
  );
}
