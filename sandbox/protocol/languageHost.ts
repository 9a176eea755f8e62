import * as grpc from "@grpc/grpc-js";
import { EngineClient } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { LogRequest, LogSeverity } from "@pulumi/pulumi/proto/engine_pb";
import * as language from "@pulumi/pulumi/proto/language_pb";
import { LanguageRuntimeService } from "@pulumi/pulumi/proto/language_grpc_pb";
import * as plugin from "@pulumi/pulumi/proto/plugin_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { startProgram, type Program, type ProgramLocation } from "./program";
import { listen, unary, type Attached } from "./server";

/** What a program exits with after it has told the user what is wrong (@pulumi/pulumi, cmd/run). */
const exitedAfterReporting = 32;

/**
 * Serves Pulumi's language protocol for Node.js, until closed: runs the program as the official host does, in a process
 * of its own. Closing it ends the programs that still run.
 */
export async function serveLanguageHost(location: ProgramLocation): Promise<Attached> {
  const programs = new Set<Program>();
  const stopAll = () => {
    for (const program of programs) program.stop();
  };
  let engineAddress = "";

  const host = await listen(LanguageRuntimeService, {
    handshake: unary("Handshake", (request: language.LanguageHandshakeRequest) => {
      engineAddress = request.getEngineAddress();
      return new language.LanguageHandshakeResponse();
    }),
    getPluginInfo: unary("GetPluginInfo", () => new plugin.PluginInfo().setVersion("1.0.0")),
    // The providers are attached as well, so there is nothing to install.
    getRequiredPlugins: unary("GetRequiredPlugins", () => new language.GetRequiredPluginsResponse()),
    getRequiredPackages: unary("GetRequiredPackages", () => new language.GetRequiredPackagesResponse()),
    about: unary("About", () =>
      new language.AboutResponse().setExecutable(process.execPath).setVersion(process.version),
    ),
    getProgramDependencies: unary("GetProgramDependencies", () => new language.GetProgramDependenciesResponse()),
    cancel: unary("Cancel", () => {
      stopAll();
      return new Empty();
    }),
    run: (
      call: grpc.ServerUnaryCall<language.RunRequest, language.RunResponse>,
      callback: grpc.sendUnaryData<language.RunResponse>,
    ) => {
      const report = reporter(engineAddress);
      const program = startProgram(location, call.request, engineAddress, report.say);
      programs.add(program);
      // The engine went away or gave up: nobody waits for the program any more.
      call.on("cancelled", program.stop);
      void program.exited.then(async (code) => {
        programs.delete(program);
        await report.flush();
        callback(null, answer(code));
      });
    },
  });
  return {
    port: host.port,
    close: () => {
      stopAll();
      host.close();
    },
  };
}

function answer(code: number): language.RunResponse {
  const response = new language.RunResponse();
  if (code === 0) return response;
  if (code === exitedAfterReporting) return response.setBail(true);
  return response.setError(`Program exited with non-zero exit code: ${code}`);
}

/** Sends what the program prints to the engine, which shows it with the stack's diagnostics. */
function reporter(engineAddress: string): {
  readonly say: (text: string) => void;
  readonly flush: () => Promise<void>;
} {
  const engine = new EngineClient(engineAddress, grpc.credentials.createInsecure());
  let sent = Promise.resolve();
  const send = (text: string) =>
    new Promise<void>((resolve) => {
      engine.log(new LogRequest().setSeverity(LogSeverity.INFO).setMessage(text), () => {
        // If the engine is gone there is nobody left to tell.
        resolve();
      });
    });
  return {
    say: (text) => {
      sent = sent.then(() => send(text));
    },
    flush: async () => {
      await sent;
      engine.close();
    },
  };
}
