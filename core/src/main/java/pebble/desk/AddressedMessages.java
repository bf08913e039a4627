package pebble.desk;

import org.springframework.stereotype.Component;
import pebble.identity.Addressed;
import pebble.identity.Caller;
import pebble.mail.MessageId;

/** A message is there for whoever may see it in one of their entities. */
@Component
class AddressedMessages implements Addressed {
    private final Correspondence correspondence;

    AddressedMessages(Correspondence correspondence) {
        this.correspondence = correspondence;
    }

    @Override
    public void mustBeThere(Caller caller, Object id) {
        if (id instanceof MessageId message) {
            correspondence.get(caller, message);
        }
    }
}
