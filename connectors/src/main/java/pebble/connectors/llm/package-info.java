/** Language models: Azure OpenAI (dated and v1 addresses) and Ollama (its native API). */
@NullMarked
package pebble.connectors.llm;

import org.jspecify.annotations.NullMarked;
